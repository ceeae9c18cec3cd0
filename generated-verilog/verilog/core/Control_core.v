// What software talks to.
module Control_core (
    input  wire        clock,
    input  wire        reset,
    input  wire        registers_awvalid,
    output wire        registers_awready,
    input  wire [11:0] registers_awaddr,
    input  wire [2:0]  registers_awprot,
    input  wire        registers_wvalid,
    output wire        registers_wready,
    input  wire [63:0] registers_wdata,
    input  wire [7:0]  registers_wstrb,
    output wire        registers_bvalid,
    input  wire        registers_bready,
    output wire [1:0]  registers_bresp,
    input  wire        registers_arvalid,
    output wire        registers_arready,
    input  wire [11:0] registers_araddr,
    input  wire [2:0]  registers_arprot,
    output wire        registers_rvalid,
    input  wire        registers_rready,
    output wire [63:0] registers_rdata,
    output wire [1:0]  registers_rresp,
    output wire [15:0] interrupts,
    output wire [3:0]  settings_mode,
    output wire [43:0] settings_directoryPage,
    output reg         invalidation_valid,
    output reg  [2:0]  invalidation_kind,
    output wire        invalidation_addressValid,
    output wire [51:0] invalidation_page,
    output wire        invalidation_pscidValid,
    output wire [19:0] invalidation_pscid,
    output wire        invalidation_guest,
    output wire [15:0] invalidation_gscid,
    output wire        invalidation_deviceValid,
    output wire [23:0] invalidation_deviceId,
    output wire [19:0] invalidation_processId,
    input  wire        raised_read,
    input  wire        raised_readAccepted,
    input  wire        raised_write,
    input  wire        raised_writeAccepted,
    output wire        observeReads,
    input  wire        readsObserved,
    output wire        observeWrites,
    input  wire        writesObserved,
    input  wire        faults_valid,
    output wire        faults_ready,
    input  wire [11:0] faults_payload_cause,
    input  wire [5:0]  faults_payload_transactionType,
    input  wire [23:0] faults_payload_deviceId,
    input  wire        faults_payload_processIdValid,
    input  wire [19:0] faults_payload_processId,
    input  wire        faults_payload_privileged,
    input  wire [63:0] faults_payload_iotval,
    input  wire [63:0] faults_payload_iotval2,
    output wire        commandReads_valid,
    input  wire        commandReads_ready,
    output wire [3:0]  commandReads_payload_id,
    output wire [55:0] commandReads_payload_address,
    output wire [7:0]  commandReads_payload_len,
    input  wire        beat_valid,
    input  wire [3:0]  beat_id,
    input  wire [63:0] beat_data,
    input  wire        beat_last,
    input  wire        beat_failed,
    input  wire        beat_poisoned,
    output wire        writes_0_valid,
    input  wire        writes_0_ready,
    output wire [55:0] writes_0_payload_address,
    output wire        writes_0_payload_record,
    output wire [255:0] writes_0_payload_data,
    output wire        writes_1_valid,
    input  wire        writes_1_ready,
    output wire [55:0] writes_1_payload_address,
    output wire        writes_1_payload_record,
    output wire [255:0] writes_1_payload_data,
    output wire        writes_2_valid,
    input  wire        writes_2_ready,
    output wire [55:0] writes_2_payload_address,
    output wire        writes_2_payload_record,
    output wire [255:0] writes_2_payload_data,
    input  wire        written_0_valid,
    input  wire        written_0_failed,
    input  wire        written_1_valid,
    input  wire        written_1_failed,
    input  wire        written_2_valid,
    input  wire        written_2_failed,
    output wire        debugStart_valid,
    input  wire        debugStart_ready,
    output wire [23:0] debugStart_payload_deviceId,
    output wire        debugStart_payload_processIdValid,
    output wire [19:0] debugStart_payload_processId,
    output wire [51:0] debugStart_payload_page,
    output wire        debugStart_payload_write,
    output wire        debugStart_payload_execute,
    output wire        debugStart_payload_privileged,
    output wire [1:0]  debugStart_payload_addressType,
    output wire        debugStart_payload_debug,
    input  wire [2:0]  startedWalk,
    input  wire [7:0]  done,
    output wire [2:0]  resultOf,
    input  wire        result_fault,
    input  wire [11:0] result_cause,
    input  wire        result_reported,
    input  wire [63:0] result_iotval2,
    input  wire [43:0] result_translation_page,
    input  wire [1:0]  result_translation_memoryType,
    input  wire        result_translation_throughMsi,
    input  wire        result_translation_coherent,
    input  wire [5:0]  result_range,
    output wire [7:0]  held
);
    localparam [2:0] KIND_EVERYTHING = 3'd4;

    wire        page_bus_awvalid;
    wire        page_bus_awready;
    wire [11:0] page_bus_awaddr;
    wire [2:0]  page_bus_awprot;
    wire        page_bus_wvalid;
    wire        page_bus_wready;
    wire [63:0] page_bus_wdata;
    wire [7:0]  page_bus_wstrb;
    wire        page_bus_bvalid;
    wire        page_bus_bready;
    wire [1:0]  page_bus_bresp;
    wire        page_bus_arvalid;
    wire        page_bus_arready;
    wire [11:0] page_bus_araddr;
    wire [2:0]  page_bus_arprot;
    wire        page_bus_rvalid;
    wire        page_bus_rready;
    wire [63:0] page_bus_rdata;
    wire [1:0]  page_bus_rresp;
    wire [3:0]  page_vector;
    wire        page_arrayAccess;
    wire        page_fctl_write_halves;
    wire [31:0] page_fctl_write_data;
    wire [31:0] page_fctl_value;
    wire [1:0]  page_ddtp_write_halves;
    wire [63:0] page_ddtp_write_data;
    wire [63:0] page_ddtp_value;
    wire [1:0]  page_cqb_write_halves;
    wire [63:0] page_cqb_write_data;
    wire [63:0] page_cqb_value;
    wire [31:0] page_cqh_value;
    wire        page_cqt_write_halves;
    wire [31:0] page_cqt_write_data;
    wire [31:0] page_cqt_value;
    wire [1:0]  page_fqb_write_halves;
    wire [63:0] page_fqb_write_data;
    wire [63:0] page_fqb_value;
    wire        page_fqh_write_halves;
    wire [31:0] page_fqh_write_data;
    wire [31:0] page_fqh_value;
    wire [31:0] page_fqt_value;
    wire        page_cqcsr_write_halves;
    wire [31:0] page_cqcsr_write_data;
    wire [31:0] page_cqcsr_value;
    wire        page_fqcsr_write_halves;
    wire [31:0] page_fqcsr_write_data;
    wire [31:0] page_fqcsr_value;
    wire        page_ipsr_write_halves;
    wire [31:0] page_ipsr_write_data;
    wire [31:0] page_ipsr_value;
    wire [1:0]  page_tr_req_iova_write_halves;
    wire [63:0] page_tr_req_iova_write_data;
    wire [63:0] page_tr_req_iova_value;
    wire [1:0]  page_tr_req_ctl_write_halves;
    wire [63:0] page_tr_req_ctl_write_data;
    wire [63:0] page_tr_req_ctl_value;
    wire [63:0] page_tr_response_value;
    wire [1:0]  page_icvec_write_halves;
    wire [63:0] page_icvec_write_data;
    wire [63:0] page_icvec_value;
    wire [1:0]  page_msi_addr_write_halves;
    wire [63:0] page_msi_addr_write_data;
    wire [63:0] page_msi_addr_value;
    wire        page_msi_data_write_halves;
    wire [31:0] page_msi_data_write_data;
    wire [31:0] page_msi_data_value;
    wire        page_msi_vec_ctl_write_halves;
    wire [31:0] page_msi_vec_ctl_write_data;
    wire [31:0] page_msi_vec_ctl_value;
    wire        wires_wires;
    reg         wires_chosen;
    wire [1:0]  directory_write_halves;
    wire [63:0] directory_write_data;
    wire [63:0] directory_value;
    wire [3:0]  directory_settings_mode;
    wire [43:0] directory_settings_directoryPage;
    wire        directory_forgetEverything;
    wire        directory_raised_read;
    wire        directory_raised_readAccepted;
    wire        directory_raised_write;
    wire        directory_raised_writeAccepted;
    wire        directory_observe;
    wire        directory_observed;
    wire [1:0]  commandRegisters_queue_baseWrite_halves;
    wire [63:0] commandRegisters_queue_baseWrite_data;
    wire        commandRegisters_queue_indexWrite_halves;
    wire [31:0] commandRegisters_queue_indexWrite_data;
    wire        commandRegisters_queue_controlWrite_halves;
    wire [31:0] commandRegisters_queue_controlWrite_data;
    wire [63:0] commandRegisters_queue_baseValue;
    wire [31:0] commandRegisters_queue_softwareIndexValue;
    wire [31:0] commandRegisters_queue_ownIndexValue;
    wire [31:0] commandRegisters_queue_controlValue;
    wire        commandRegisters_queue_state_enabled;
    wire [2:0]  commandRegisters_queue_state_events;
    wire [43:0] commandRegisters_queue_state_page;
    wire [31:0] commandRegisters_queue_state_mask;
    wire [31:0] commandRegisters_queue_state_ownIndex;
    wire [31:0] commandRegisters_queue_state_nextIndex;
    wire [31:0] commandRegisters_queue_state_softwareIndex;
    wire        commandRegisters_queue_progress_idle;
    wire        commandRegisters_queue_progress_advance;
    wire [2:0]  commandRegisters_queue_progress_events;
    wire        commandRegisters_queue_interruptEnabled;
    wire        commandRegisters_queue_interrupt;
    wire        commands_state_enabled;
    wire [2:0]  commands_state_events;
    wire [43:0] commands_state_page;
    wire [31:0] commands_state_mask;
    wire [31:0] commands_state_ownIndex;
    wire [31:0] commands_state_nextIndex;
    wire [31:0] commands_state_softwareIndex;
    wire        commands_progress_idle;
    wire        commands_progress_advance;
    wire [2:0]  commands_progress_events;
    wire [3:0]  commands_settings_mode;
    wire [43:0] commands_settings_directoryPage;
    wire        commands_wires;
    wire        commands_invalidation_valid;
    wire [2:0]  commands_invalidation_kind;
    wire        commands_invalidation_addressValid;
    wire [51:0] commands_invalidation_page;
    wire        commands_invalidation_pscidValid;
    wire [19:0] commands_invalidation_pscid;
    wire        commands_invalidation_guest;
    wire [15:0] commands_invalidation_gscid;
    wire        commands_invalidation_deviceValid;
    wire [23:0] commands_invalidation_deviceId;
    wire [19:0] commands_invalidation_processId;
    wire        commands_raised_read;
    wire        commands_raised_readAccepted;
    wire        commands_raised_write;
    wire        commands_raised_writeAccepted;
    wire        commands_observeReads;
    wire        commands_readsObserved;
    wire        commands_observeWrites;
    wire        commands_writesObserved;
    wire        commands_reads_valid;
    wire        commands_reads_ready;
    wire [3:0]  commands_reads_payload_id;
    wire [55:0] commands_reads_payload_address;
    wire [7:0]  commands_reads_payload_len;
    wire        commands_beat_valid;
    wire [3:0]  commands_beat_id;
    wire [63:0] commands_beat_data;
    wire        commands_beat_last;
    wire        commands_beat_failed;
    wire        commands_beat_poisoned;
    wire        commands_write_valid;
    wire        commands_write_ready;
    wire [55:0] commands_write_payload_address;
    wire        commands_write_payload_record;
    wire [255:0] commands_write_payload_data;
    wire        commands_written_valid;
    wire        commands_written_failed;
    wire [1:0]  faultRegisters_queue_baseWrite_halves;
    wire [63:0] faultRegisters_queue_baseWrite_data;
    wire        faultRegisters_queue_indexWrite_halves;
    wire [31:0] faultRegisters_queue_indexWrite_data;
    wire        faultRegisters_queue_controlWrite_halves;
    wire [31:0] faultRegisters_queue_controlWrite_data;
    wire [63:0] faultRegisters_queue_baseValue;
    wire [31:0] faultRegisters_queue_softwareIndexValue;
    wire [31:0] faultRegisters_queue_ownIndexValue;
    wire [31:0] faultRegisters_queue_controlValue;
    wire        faultRegisters_queue_state_enabled;
    wire [1:0]  faultRegisters_queue_state_events;
    wire [43:0] faultRegisters_queue_state_page;
    wire [31:0] faultRegisters_queue_state_mask;
    wire [31:0] faultRegisters_queue_state_ownIndex;
    wire [31:0] faultRegisters_queue_state_nextIndex;
    wire [31:0] faultRegisters_queue_state_softwareIndex;
    wire        faultRegisters_queue_progress_idle;
    wire        faultRegisters_queue_progress_advance;
    wire [1:0]  faultRegisters_queue_progress_events;
    wire        faultRegisters_queue_interruptEnabled;
    wire        faultRegisters_queue_interrupt;
    wire        faultQueue_state_enabled;
    wire [1:0]  faultQueue_state_events;
    wire [43:0] faultQueue_state_page;
    wire [31:0] faultQueue_state_mask;
    wire [31:0] faultQueue_state_ownIndex;
    wire [31:0] faultQueue_state_nextIndex;
    wire [31:0] faultQueue_state_softwareIndex;
    wire        faultQueue_progress_idle;
    wire        faultQueue_progress_advance;
    wire [1:0]  faultQueue_progress_events;
    wire        faultQueue_faults_valid;
    wire        faultQueue_faults_ready;
    wire [11:0] faultQueue_faults_payload_cause;
    wire [5:0]  faultQueue_faults_payload_transactionType;
    wire [23:0] faultQueue_faults_payload_deviceId;
    wire        faultQueue_faults_payload_processIdValid;
    wire [19:0] faultQueue_faults_payload_processId;
    wire        faultQueue_faults_payload_privileged;
    wire [63:0] faultQueue_faults_payload_iotval;
    wire [63:0] faultQueue_faults_payload_iotval2;
    wire        faultQueue_debugFaults_valid;
    wire        faultQueue_debugFaults_ready;
    wire [11:0] faultQueue_debugFaults_payload_cause;
    wire [5:0]  faultQueue_debugFaults_payload_transactionType;
    wire [23:0] faultQueue_debugFaults_payload_deviceId;
    wire        faultQueue_debugFaults_payload_processIdValid;
    wire [19:0] faultQueue_debugFaults_payload_processId;
    wire        faultQueue_debugFaults_payload_privileged;
    wire [63:0] faultQueue_debugFaults_payload_iotval;
    wire [63:0] faultQueue_debugFaults_payload_iotval2;
    wire        faultQueue_messageFaults_valid;
    wire        faultQueue_messageFaults_ready;
    wire [55:0] faultQueue_messageFaults_payload;
    wire        faultQueue_write_valid;
    wire        faultQueue_write_ready;
    wire [55:0] faultQueue_write_payload_address;
    wire        faultQueue_write_payload_record;
    wire [255:0] faultQueue_write_payload_data;
    wire        faultQueue_written_valid;
    wire        faultQueue_written_failed;
    wire        pending_pendingWrite_halves;
    wire [31:0] pending_pendingWrite_data;
    wire [31:0] pending_pendingValue;
    wire [1:0]  pending_vectorsWrite_halves;
    wire [63:0] pending_vectorsWrite_data;
    wire [63:0] pending_vectorsValue;
    wire        pending_causes_0;
    wire        pending_causes_1;
    wire        pending_wires;
    wire [15:0] pending_interrupts;
    wire        pending_send_0;
    wire        pending_send_1;
    wire        pending_sent_0;
    wire        pending_sent_1;
    wire [3:0]  pending_vectors_0;
    wire [3:0]  pending_vectors_1;
    wire [3:0]  messages_accessedVector;
    wire        messages_access;
    wire [1:0]  messages_addressWrite_halves;
    wire [63:0] messages_addressWrite_data;
    wire [63:0] messages_addressValue;
    wire        messages_dataWrite_halves;
    wire [31:0] messages_dataWrite_data;
    wire [31:0] messages_dataValue;
    wire        messages_controlWrite_halves;
    wire [31:0] messages_controlWrite_data;
    wire [31:0] messages_controlValue;
    wire        messages_send_0;
    wire        messages_send_1;
    wire        messages_sent_0;
    wire        messages_sent_1;
    wire [3:0]  messages_vectors_0;
    wire [3:0]  messages_vectors_1;
    wire        messages_write_valid;
    wire        messages_write_ready;
    wire [55:0] messages_write_payload_address;
    wire        messages_write_payload_record;
    wire [255:0] messages_write_payload_data;
    wire        messages_written_valid;
    wire        messages_written_failed;
    wire        messages_faults_valid;
    wire        messages_faults_ready;
    wire [55:0] messages_faults_payload;
    wire [1:0]  debug_iovaWrite_halves;
    wire [63:0] debug_iovaWrite_data;
    wire [63:0] debug_iovaValue;
    wire [1:0]  debug_controlWrite_halves;
    wire [63:0] debug_controlWrite_data;
    wire [63:0] debug_controlValue;
    wire [63:0] debug_responseValue;
    wire        debug_start_valid;
    wire        debug_start_ready;
    wire [23:0] debug_start_payload_deviceId;
    wire        debug_start_payload_processIdValid;
    wire [19:0] debug_start_payload_processId;
    wire [51:0] debug_start_payload_page;
    wire        debug_start_payload_write;
    wire        debug_start_payload_execute;
    wire        debug_start_payload_privileged;
    wire [1:0]  debug_start_payload_addressType;
    wire        debug_start_payload_debug;
    wire [2:0]  debug_startedWalk;
    wire [7:0]  debug_done;
    wire [2:0]  debug_resultOf;
    wire        debug_result_fault;
    wire [11:0] debug_result_cause;
    wire        debug_result_reported;
    wire [63:0] debug_result_iotval2;
    wire [43:0] debug_result_translation_page;
    wire [1:0]  debug_result_translation_memoryType;
    wire        debug_result_translation_throughMsi;
    wire        debug_result_translation_coherent;
    wire [5:0]  debug_result_range;
    wire [7:0]  debug_held;
    wire        debug_faults_valid;
    wire        debug_faults_ready;
    wire [11:0] debug_faults_payload_cause;
    wire [5:0]  debug_faults_payload_transactionType;
    wire [23:0] debug_faults_payload_deviceId;
    wire        debug_faults_payload_processIdValid;
    wire [19:0] debug_faults_payload_processId;
    wire        debug_faults_payload_privileged;
    wire [63:0] debug_faults_payload_iotval;
    wire [63:0] debug_faults_payload_iotval2;

    Registers_core page (
        .clock                    (clock),
        .reset                    (reset),
        .bus_awvalid              (page_bus_awvalid),
        .bus_awready              (page_bus_awready),
        .bus_awaddr               (page_bus_awaddr),
        .bus_awprot               (page_bus_awprot),
        .bus_wvalid               (page_bus_wvalid),
        .bus_wready               (page_bus_wready),
        .bus_wdata                (page_bus_wdata),
        .bus_wstrb                (page_bus_wstrb),
        .bus_bvalid               (page_bus_bvalid),
        .bus_bready               (page_bus_bready),
        .bus_bresp                (page_bus_bresp),
        .bus_arvalid              (page_bus_arvalid),
        .bus_arready              (page_bus_arready),
        .bus_araddr               (page_bus_araddr),
        .bus_arprot               (page_bus_arprot),
        .bus_rvalid               (page_bus_rvalid),
        .bus_rready               (page_bus_rready),
        .bus_rdata                (page_bus_rdata),
        .bus_rresp                (page_bus_rresp),
        .vector                   (page_vector),
        .arrayAccess              (page_arrayAccess),
        .fctl_write_halves        (page_fctl_write_halves),
        .fctl_write_data          (page_fctl_write_data),
        .fctl_value               (page_fctl_value),
        .ddtp_write_halves        (page_ddtp_write_halves),
        .ddtp_write_data          (page_ddtp_write_data),
        .ddtp_value               (page_ddtp_value),
        .cqb_write_halves         (page_cqb_write_halves),
        .cqb_write_data           (page_cqb_write_data),
        .cqb_value                (page_cqb_value),
        .cqh_value                (page_cqh_value),
        .cqt_write_halves         (page_cqt_write_halves),
        .cqt_write_data           (page_cqt_write_data),
        .cqt_value                (page_cqt_value),
        .fqb_write_halves         (page_fqb_write_halves),
        .fqb_write_data           (page_fqb_write_data),
        .fqb_value                (page_fqb_value),
        .fqh_write_halves         (page_fqh_write_halves),
        .fqh_write_data           (page_fqh_write_data),
        .fqh_value                (page_fqh_value),
        .fqt_value                (page_fqt_value),
        .cqcsr_write_halves       (page_cqcsr_write_halves),
        .cqcsr_write_data         (page_cqcsr_write_data),
        .cqcsr_value              (page_cqcsr_value),
        .fqcsr_write_halves       (page_fqcsr_write_halves),
        .fqcsr_write_data         (page_fqcsr_write_data),
        .fqcsr_value              (page_fqcsr_value),
        .ipsr_write_halves        (page_ipsr_write_halves),
        .ipsr_write_data          (page_ipsr_write_data),
        .ipsr_value               (page_ipsr_value),
        .tr_req_iova_write_halves (page_tr_req_iova_write_halves),
        .tr_req_iova_write_data   (page_tr_req_iova_write_data),
        .tr_req_iova_value        (page_tr_req_iova_value),
        .tr_req_ctl_write_halves  (page_tr_req_ctl_write_halves),
        .tr_req_ctl_write_data    (page_tr_req_ctl_write_data),
        .tr_req_ctl_value         (page_tr_req_ctl_value),
        .tr_response_value        (page_tr_response_value),
        .icvec_write_halves       (page_icvec_write_halves),
        .icvec_write_data         (page_icvec_write_data),
        .icvec_value              (page_icvec_value),
        .msi_addr_write_halves    (page_msi_addr_write_halves),
        .msi_addr_write_data      (page_msi_addr_write_data),
        .msi_addr_value           (page_msi_addr_value),
        .msi_data_write_halves    (page_msi_data_write_halves),
        .msi_data_write_data      (page_msi_data_write_data),
        .msi_data_value           (page_msi_data_value),
        .msi_vec_ctl_write_halves (page_msi_vec_ctl_write_halves),
        .msi_vec_ctl_write_data   (page_msi_vec_ctl_write_data),
        .msi_vec_ctl_value        (page_msi_vec_ctl_value)
    );

    DirectoryPointer_44 directory (
        .clock                  (clock),
        .reset                  (reset),
        .write_halves           (directory_write_halves),
        .write_data             (directory_write_data),
        .value                  (directory_value),
        .settings_mode          (directory_settings_mode),
        .settings_directoryPage (directory_settings_directoryPage),
        .forgetEverything       (directory_forgetEverything),
        .raised_read            (directory_raised_read),
        .raised_readAccepted    (directory_raised_readAccepted),
        .raised_write           (directory_raised_write),
        .raised_writeAccepted   (directory_raised_writeAccepted),
        .observe                (directory_observe),
        .observed               (directory_observed)
    );

    QueueRegisters_44xCOMMAND commandRegisters_queue (
        .clock               (clock),
        .reset               (reset),
        .baseWrite_halves    (commandRegisters_queue_baseWrite_halves),
        .baseWrite_data      (commandRegisters_queue_baseWrite_data),
        .indexWrite_halves   (commandRegisters_queue_indexWrite_halves),
        .indexWrite_data     (commandRegisters_queue_indexWrite_data),
        .controlWrite_halves (commandRegisters_queue_controlWrite_halves),
        .controlWrite_data   (commandRegisters_queue_controlWrite_data),
        .baseValue           (commandRegisters_queue_baseValue),
        .softwareIndexValue  (commandRegisters_queue_softwareIndexValue),
        .ownIndexValue       (commandRegisters_queue_ownIndexValue),
        .controlValue        (commandRegisters_queue_controlValue),
        .state_enabled       (commandRegisters_queue_state_enabled),
        .state_events        (commandRegisters_queue_state_events),
        .state_page          (commandRegisters_queue_state_page),
        .state_mask          (commandRegisters_queue_state_mask),
        .state_ownIndex      (commandRegisters_queue_state_ownIndex),
        .state_nextIndex     (commandRegisters_queue_state_nextIndex),
        .state_softwareIndex (commandRegisters_queue_state_softwareIndex),
        .progress_idle       (commandRegisters_queue_progress_idle),
        .progress_advance    (commandRegisters_queue_progress_advance),
        .progress_events     (commandRegisters_queue_progress_events),
        .interruptEnabled    (commandRegisters_queue_interruptEnabled),
        .interrupt           (commandRegisters_queue_interrupt)
    );

    CommandQueue_core commands (
        .clock                     (clock),
        .reset                     (reset),
        .state_enabled             (commands_state_enabled),
        .state_events              (commands_state_events),
        .state_page                (commands_state_page),
        .state_mask                (commands_state_mask),
        .state_ownIndex            (commands_state_ownIndex),
        .state_nextIndex           (commands_state_nextIndex),
        .state_softwareIndex       (commands_state_softwareIndex),
        .progress_idle             (commands_progress_idle),
        .progress_advance          (commands_progress_advance),
        .progress_events           (commands_progress_events),
        .settings_mode             (commands_settings_mode),
        .settings_directoryPage    (commands_settings_directoryPage),
        .wires                     (commands_wires),
        .invalidation_valid        (commands_invalidation_valid),
        .invalidation_kind         (commands_invalidation_kind),
        .invalidation_addressValid (commands_invalidation_addressValid),
        .invalidation_page         (commands_invalidation_page),
        .invalidation_pscidValid   (commands_invalidation_pscidValid),
        .invalidation_pscid        (commands_invalidation_pscid),
        .invalidation_guest        (commands_invalidation_guest),
        .invalidation_gscid        (commands_invalidation_gscid),
        .invalidation_deviceValid  (commands_invalidation_deviceValid),
        .invalidation_deviceId     (commands_invalidation_deviceId),
        .invalidation_processId    (commands_invalidation_processId),
        .raised_read               (commands_raised_read),
        .raised_readAccepted       (commands_raised_readAccepted),
        .raised_write              (commands_raised_write),
        .raised_writeAccepted      (commands_raised_writeAccepted),
        .observeReads              (commands_observeReads),
        .readsObserved             (commands_readsObserved),
        .observeWrites             (commands_observeWrites),
        .writesObserved            (commands_writesObserved),
        .reads_valid               (commands_reads_valid),
        .reads_ready               (commands_reads_ready),
        .reads_payload_id          (commands_reads_payload_id),
        .reads_payload_address     (commands_reads_payload_address),
        .reads_payload_len         (commands_reads_payload_len),
        .beat_valid                (commands_beat_valid),
        .beat_id                   (commands_beat_id),
        .beat_data                 (commands_beat_data),
        .beat_last                 (commands_beat_last),
        .beat_failed               (commands_beat_failed),
        .beat_poisoned             (commands_beat_poisoned),
        .write_valid               (commands_write_valid),
        .write_ready               (commands_write_ready),
        .write_payload_address     (commands_write_payload_address),
        .write_payload_record      (commands_write_payload_record),
        .write_payload_data        (commands_write_payload_data),
        .written_valid             (commands_written_valid),
        .written_failed            (commands_written_failed)
    );

    QueueRegisters_44xFAULT faultRegisters_queue (
        .clock               (clock),
        .reset               (reset),
        .baseWrite_halves    (faultRegisters_queue_baseWrite_halves),
        .baseWrite_data      (faultRegisters_queue_baseWrite_data),
        .indexWrite_halves   (faultRegisters_queue_indexWrite_halves),
        .indexWrite_data     (faultRegisters_queue_indexWrite_data),
        .controlWrite_halves (faultRegisters_queue_controlWrite_halves),
        .controlWrite_data   (faultRegisters_queue_controlWrite_data),
        .baseValue           (faultRegisters_queue_baseValue),
        .softwareIndexValue  (faultRegisters_queue_softwareIndexValue),
        .ownIndexValue       (faultRegisters_queue_ownIndexValue),
        .controlValue        (faultRegisters_queue_controlValue),
        .state_enabled       (faultRegisters_queue_state_enabled),
        .state_events        (faultRegisters_queue_state_events),
        .state_page          (faultRegisters_queue_state_page),
        .state_mask          (faultRegisters_queue_state_mask),
        .state_ownIndex      (faultRegisters_queue_state_ownIndex),
        .state_nextIndex     (faultRegisters_queue_state_nextIndex),
        .state_softwareIndex (faultRegisters_queue_state_softwareIndex),
        .progress_idle       (faultRegisters_queue_progress_idle),
        .progress_advance    (faultRegisters_queue_progress_advance),
        .progress_events     (faultRegisters_queue_progress_events),
        .interruptEnabled    (faultRegisters_queue_interruptEnabled),
        .interrupt           (faultRegisters_queue_interrupt)
    );

    FaultQueue_core faultQueue (
        .clock                               (clock),
        .reset                               (reset),
        .state_enabled                       (faultQueue_state_enabled),
        .state_events                        (faultQueue_state_events),
        .state_page                          (faultQueue_state_page),
        .state_mask                          (faultQueue_state_mask),
        .state_ownIndex                      (faultQueue_state_ownIndex),
        .state_nextIndex                     (faultQueue_state_nextIndex),
        .state_softwareIndex                 (faultQueue_state_softwareIndex),
        .progress_idle                       (faultQueue_progress_idle),
        .progress_advance                    (faultQueue_progress_advance),
        .progress_events                     (faultQueue_progress_events),
        .faults_valid                        (faultQueue_faults_valid),
        .faults_ready                        (faultQueue_faults_ready),
        .faults_payload_cause                (faultQueue_faults_payload_cause),
        .faults_payload_transactionType      (faultQueue_faults_payload_transactionType),
        .faults_payload_deviceId             (faultQueue_faults_payload_deviceId),
        .faults_payload_processIdValid       (faultQueue_faults_payload_processIdValid),
        .faults_payload_processId            (faultQueue_faults_payload_processId),
        .faults_payload_privileged           (faultQueue_faults_payload_privileged),
        .faults_payload_iotval               (faultQueue_faults_payload_iotval),
        .faults_payload_iotval2              (faultQueue_faults_payload_iotval2),
        .debugFaults_valid                   (faultQueue_debugFaults_valid),
        .debugFaults_ready                   (faultQueue_debugFaults_ready),
        .debugFaults_payload_cause           (faultQueue_debugFaults_payload_cause),
        .debugFaults_payload_transactionType (faultQueue_debugFaults_payload_transactionType),
        .debugFaults_payload_deviceId        (faultQueue_debugFaults_payload_deviceId),
        .debugFaults_payload_processIdValid  (faultQueue_debugFaults_payload_processIdValid),
        .debugFaults_payload_processId       (faultQueue_debugFaults_payload_processId),
        .debugFaults_payload_privileged      (faultQueue_debugFaults_payload_privileged),
        .debugFaults_payload_iotval          (faultQueue_debugFaults_payload_iotval),
        .debugFaults_payload_iotval2         (faultQueue_debugFaults_payload_iotval2),
        .messageFaults_valid                 (faultQueue_messageFaults_valid),
        .messageFaults_ready                 (faultQueue_messageFaults_ready),
        .messageFaults_payload               (faultQueue_messageFaults_payload),
        .write_valid                         (faultQueue_write_valid),
        .write_ready                         (faultQueue_write_ready),
        .write_payload_address               (faultQueue_write_payload_address),
        .write_payload_record                (faultQueue_write_payload_record),
        .write_payload_data                  (faultQueue_write_payload_data),
        .written_valid                       (faultQueue_written_valid),
        .written_failed                      (faultQueue_written_failed)
    );

    Interrupts_4 pending (
        .clock               (clock),
        .reset               (reset),
        .pendingWrite_halves (pending_pendingWrite_halves),
        .pendingWrite_data   (pending_pendingWrite_data),
        .pendingValue        (pending_pendingValue),
        .vectorsWrite_halves (pending_vectorsWrite_halves),
        .vectorsWrite_data   (pending_vectorsWrite_data),
        .vectorsValue        (pending_vectorsValue),
        .causes_0            (pending_causes_0),
        .causes_1            (pending_causes_1),
        .wires               (pending_wires),
        .interrupts          (pending_interrupts),
        .send_0              (pending_send_0),
        .send_1              (pending_send_1),
        .sent_0              (pending_sent_0),
        .sent_1              (pending_sent_1),
        .vectors_0           (pending_vectors_0),
        .vectors_1           (pending_vectors_1)
    );

    wire recorded = faultQueue_progress_advance & faultRegisters_queue_interruptEnabled;

    MessageTable_56x4 messages (
        .clock                 (clock),
        .reset                 (reset),
        .accessedVector        (messages_accessedVector),
        .access                (messages_access),
        .addressWrite_halves   (messages_addressWrite_halves),
        .addressWrite_data     (messages_addressWrite_data),
        .addressValue          (messages_addressValue),
        .dataWrite_halves      (messages_dataWrite_halves),
        .dataWrite_data        (messages_dataWrite_data),
        .dataValue             (messages_dataValue),
        .controlWrite_halves   (messages_controlWrite_halves),
        .controlWrite_data     (messages_controlWrite_data),
        .controlValue          (messages_controlValue),
        .send_0                (messages_send_0),
        .send_1                (messages_send_1),
        .sent_0                (messages_sent_0),
        .sent_1                (messages_sent_1),
        .vectors_0             (messages_vectors_0),
        .vectors_1             (messages_vectors_1),
        .write_valid           (messages_write_valid),
        .write_ready           (messages_write_ready),
        .write_payload_address (messages_write_payload_address),
        .write_payload_record  (messages_write_payload_record),
        .write_payload_data    (messages_write_payload_data),
        .written_valid         (messages_written_valid),
        .written_failed        (messages_written_failed),
        .faults_valid          (messages_faults_valid),
        .faults_ready          (messages_faults_ready),
        .faults_payload        (messages_faults_payload)
    );

    DebugPort_core debug (
        .clock                          (clock),
        .reset                          (reset),
        .iovaWrite_halves               (debug_iovaWrite_halves),
        .iovaWrite_data                 (debug_iovaWrite_data),
        .iovaValue                      (debug_iovaValue),
        .controlWrite_halves            (debug_controlWrite_halves),
        .controlWrite_data              (debug_controlWrite_data),
        .controlValue                   (debug_controlValue),
        .responseValue                  (debug_responseValue),
        .start_valid                    (debug_start_valid),
        .start_ready                    (debug_start_ready),
        .start_payload_deviceId         (debug_start_payload_deviceId),
        .start_payload_processIdValid   (debug_start_payload_processIdValid),
        .start_payload_processId        (debug_start_payload_processId),
        .start_payload_page             (debug_start_payload_page),
        .start_payload_write            (debug_start_payload_write),
        .start_payload_execute          (debug_start_payload_execute),
        .start_payload_privileged       (debug_start_payload_privileged),
        .start_payload_addressType      (debug_start_payload_addressType),
        .start_payload_debug            (debug_start_payload_debug),
        .startedWalk                    (debug_startedWalk),
        .done                           (debug_done),
        .resultOf                       (debug_resultOf),
        .result_fault                   (debug_result_fault),
        .result_cause                   (debug_result_cause),
        .result_reported                (debug_result_reported),
        .result_iotval2                 (debug_result_iotval2),
        .result_translation_page        (debug_result_translation_page),
        .result_translation_memoryType  (debug_result_translation_memoryType),
        .result_translation_throughMsi  (debug_result_translation_throughMsi),
        .result_translation_coherent    (debug_result_translation_coherent),
        .result_range                   (debug_result_range),
        .held                           (debug_held),
        .faults_valid                   (debug_faults_valid),
        .faults_ready                   (debug_faults_ready),
        .faults_payload_cause           (debug_faults_payload_cause),
        .faults_payload_transactionType (debug_faults_payload_transactionType),
        .faults_payload_deviceId        (debug_faults_payload_deviceId),
        .faults_payload_processIdValid  (debug_faults_payload_processIdValid),
        .faults_payload_processId       (debug_faults_payload_processId),
        .faults_payload_privileged      (debug_faults_payload_privileged),
        .faults_payload_iotval          (debug_faults_payload_iotval),
        .faults_payload_iotval2         (debug_faults_payload_iotval2)
    );

    assign page_bus_awvalid = registers_awvalid;
    assign registers_awready = page_bus_awready;
    assign page_bus_awaddr = registers_awaddr;
    assign page_bus_awprot = registers_awprot;
    assign page_bus_wvalid = registers_wvalid;
    assign registers_wready = page_bus_wready;
    assign page_bus_wdata = registers_wdata;
    assign page_bus_wstrb = registers_wstrb;
    assign registers_bvalid = page_bus_bvalid;
    assign page_bus_bready = registers_bready;
    assign registers_bresp = page_bus_bresp;
    assign page_bus_arvalid = registers_arvalid;
    assign registers_arready = page_bus_arready;
    assign page_bus_araddr = registers_araddr;
    assign page_bus_arprot = registers_arprot;
    assign registers_rvalid = page_bus_rvalid;
    assign page_bus_rready = registers_rready;
    assign registers_rdata = page_bus_rdata;
    assign registers_rresp = page_bus_rresp;
    assign wires_wires = wires_chosen;
    assign page_fctl_value = {30'd0, wires_wires, 1'b0};
    assign directory_write_halves = page_ddtp_write_halves;
    assign directory_write_data = page_ddtp_write_data;
    assign page_ddtp_value = directory_value;
    assign settings_mode = directory_settings_mode;
    assign settings_directoryPage = directory_settings_directoryPage;
    assign directory_raised_read = raised_read;
    assign directory_raised_readAccepted = raised_readAccepted;
    assign directory_raised_write = raised_write;
    assign directory_raised_writeAccepted = raised_writeAccepted;
    assign directory_observed = readsObserved & writesObserved;
    assign commandRegisters_queue_baseWrite_halves = page_cqb_write_halves;
    assign commandRegisters_queue_baseWrite_data = page_cqb_write_data;
    assign page_cqb_value = commandRegisters_queue_baseValue;
    assign commandRegisters_queue_indexWrite_halves = page_cqt_write_halves;
    assign commandRegisters_queue_indexWrite_data = page_cqt_write_data;
    assign page_cqt_value = commandRegisters_queue_softwareIndexValue;
    assign page_cqh_value = commandRegisters_queue_ownIndexValue;
    assign commandRegisters_queue_controlWrite_halves = page_cqcsr_write_halves;
    assign commandRegisters_queue_controlWrite_data = page_cqcsr_write_data;
    assign page_cqcsr_value = commandRegisters_queue_controlValue;
    assign commands_state_enabled = commandRegisters_queue_state_enabled;
    assign commands_state_events = commandRegisters_queue_state_events;
    assign commands_state_page = commandRegisters_queue_state_page;
    assign commands_state_mask = commandRegisters_queue_state_mask;
    assign commands_state_ownIndex = commandRegisters_queue_state_ownIndex;
    assign commands_state_nextIndex = commandRegisters_queue_state_nextIndex;
    assign commands_state_softwareIndex = commandRegisters_queue_state_softwareIndex;
    assign commandRegisters_queue_progress_idle = commands_progress_idle;
    assign commandRegisters_queue_progress_advance = commands_progress_advance;
    assign commandRegisters_queue_progress_events = commands_progress_events;
    assign commands_settings_mode = directory_settings_mode;
    assign commands_settings_directoryPage = directory_settings_directoryPage;
    assign commands_wires = wires_wires;
    assign commands_raised_read = raised_read;
    assign commands_raised_readAccepted = raised_readAccepted;
    assign commands_raised_write = raised_write;
    assign commands_raised_writeAccepted = raised_writeAccepted;
    assign commands_readsObserved = readsObserved;
    assign commands_writesObserved = writesObserved;
    assign commandReads_valid = commands_reads_valid;
    assign commands_reads_ready = commandReads_ready;
    assign commandReads_payload_id = commands_reads_payload_id;
    assign commandReads_payload_address = commands_reads_payload_address;
    assign commandReads_payload_len = commands_reads_payload_len;
    assign commands_beat_valid = beat_valid;
    assign commands_beat_id = beat_id;
    assign commands_beat_data = beat_data;
    assign commands_beat_last = beat_last;
    assign commands_beat_failed = beat_failed;
    assign commands_beat_poisoned = beat_poisoned;
    assign writes_1_valid = commands_write_valid;
    assign commands_write_ready = writes_1_ready;
    assign writes_1_payload_address = commands_write_payload_address;
    assign writes_1_payload_record = commands_write_payload_record;
    assign writes_1_payload_data = commands_write_payload_data;
    assign commands_written_valid = written_1_valid;
    assign commands_written_failed = written_1_failed;
    assign observeReads = commands_observeReads | directory_observe;
    assign observeWrites = commands_observeWrites | directory_observe;

    always @* begin
        invalidation_valid = commands_invalidation_valid;
        invalidation_kind = commands_invalidation_kind;
        if (directory_forgetEverything) begin
            invalidation_valid = 1'b1;
            invalidation_kind = KIND_EVERYTHING;
        end
    end

    assign invalidation_addressValid = commands_invalidation_addressValid;
    assign invalidation_page = commands_invalidation_page;
    assign invalidation_pscidValid = commands_invalidation_pscidValid;
    assign invalidation_pscid = commands_invalidation_pscid;
    assign invalidation_guest = commands_invalidation_guest;
    assign invalidation_gscid = commands_invalidation_gscid;
    assign invalidation_deviceValid = commands_invalidation_deviceValid;
    assign invalidation_deviceId = commands_invalidation_deviceId;
    assign invalidation_processId = commands_invalidation_processId;
    assign faultRegisters_queue_baseWrite_halves = page_fqb_write_halves;
    assign faultRegisters_queue_baseWrite_data = page_fqb_write_data;
    assign page_fqb_value = faultRegisters_queue_baseValue;
    assign faultRegisters_queue_indexWrite_halves = page_fqh_write_halves;
    assign faultRegisters_queue_indexWrite_data = page_fqh_write_data;
    assign page_fqh_value = faultRegisters_queue_softwareIndexValue;
    assign page_fqt_value = faultRegisters_queue_ownIndexValue;
    assign faultRegisters_queue_controlWrite_halves = page_fqcsr_write_halves;
    assign faultRegisters_queue_controlWrite_data = page_fqcsr_write_data;
    assign page_fqcsr_value = faultRegisters_queue_controlValue;
    assign faultQueue_state_enabled = faultRegisters_queue_state_enabled;
    assign faultQueue_state_events = faultRegisters_queue_state_events;
    assign faultQueue_state_page = faultRegisters_queue_state_page;
    assign faultQueue_state_mask = faultRegisters_queue_state_mask;
    assign faultQueue_state_ownIndex = faultRegisters_queue_state_ownIndex;
    assign faultQueue_state_nextIndex = faultRegisters_queue_state_nextIndex;
    assign faultQueue_state_softwareIndex = faultRegisters_queue_state_softwareIndex;
    assign faultRegisters_queue_progress_idle = faultQueue_progress_idle;
    assign faultRegisters_queue_progress_advance = faultQueue_progress_advance;
    assign faultRegisters_queue_progress_events = faultQueue_progress_events;
    assign faultQueue_faults_valid = faults_valid;
    assign faults_ready = faultQueue_faults_ready;
    assign faultQueue_faults_payload_cause = faults_payload_cause;
    assign faultQueue_faults_payload_transactionType = faults_payload_transactionType;
    assign faultQueue_faults_payload_deviceId = faults_payload_deviceId;
    assign faultQueue_faults_payload_processIdValid = faults_payload_processIdValid;
    assign faultQueue_faults_payload_processId = faults_payload_processId;
    assign faultQueue_faults_payload_privileged = faults_payload_privileged;
    assign faultQueue_faults_payload_iotval = faults_payload_iotval;
    assign faultQueue_faults_payload_iotval2 = faults_payload_iotval2;
    assign writes_0_valid = faultQueue_write_valid;
    assign faultQueue_write_ready = writes_0_ready;
    assign writes_0_payload_address = faultQueue_write_payload_address;
    assign writes_0_payload_record = faultQueue_write_payload_record;
    assign writes_0_payload_data = faultQueue_write_payload_data;
    assign faultQueue_written_valid = written_0_valid;
    assign faultQueue_written_failed = written_0_failed;
    assign pending_pendingWrite_halves = page_ipsr_write_halves;
    assign pending_pendingWrite_data = page_ipsr_write_data;
    assign page_ipsr_value = pending_pendingValue;
    assign pending_vectorsWrite_halves = page_icvec_write_halves;
    assign pending_vectorsWrite_data = page_icvec_write_data;
    assign page_icvec_value = pending_vectorsValue;
    assign pending_wires = wires_wires;
    assign interrupts = pending_interrupts;
    assign pending_causes_0 = commandRegisters_queue_interrupt;
    assign pending_causes_1 = faultRegisters_queue_interrupt | recorded;
    assign messages_accessedVector = page_vector;
    assign messages_access = page_arrayAccess;
    assign messages_addressWrite_halves = page_msi_addr_write_halves;
    assign messages_addressWrite_data = page_msi_addr_write_data;
    assign page_msi_addr_value = messages_addressValue;
    assign messages_dataWrite_halves = page_msi_data_write_halves;
    assign messages_dataWrite_data = page_msi_data_write_data;
    assign page_msi_data_value = messages_dataValue;
    assign messages_controlWrite_halves = page_msi_vec_ctl_write_halves;
    assign messages_controlWrite_data = page_msi_vec_ctl_write_data;
    assign page_msi_vec_ctl_value = messages_controlValue;
    assign messages_send_0 = pending_send_0;
    assign messages_send_1 = pending_send_1;
    assign pending_sent_0 = messages_sent_0;
    assign pending_sent_1 = messages_sent_1;
    assign messages_vectors_0 = pending_vectors_0;
    assign messages_vectors_1 = pending_vectors_1;
    assign writes_2_valid = messages_write_valid;
    assign messages_write_ready = writes_2_ready;
    assign writes_2_payload_address = messages_write_payload_address;
    assign writes_2_payload_record = messages_write_payload_record;
    assign writes_2_payload_data = messages_write_payload_data;
    assign messages_written_valid = written_2_valid;
    assign messages_written_failed = written_2_failed;
    assign faultQueue_messageFaults_valid = messages_faults_valid;
    assign messages_faults_ready = faultQueue_messageFaults_ready;
    assign faultQueue_messageFaults_payload = messages_faults_payload;
    assign debug_iovaWrite_halves = page_tr_req_iova_write_halves;
    assign debug_iovaWrite_data = page_tr_req_iova_write_data;
    assign page_tr_req_iova_value = debug_iovaValue;
    assign debug_controlWrite_halves = page_tr_req_ctl_write_halves;
    assign debug_controlWrite_data = page_tr_req_ctl_write_data;
    assign page_tr_req_ctl_value = debug_controlValue;
    assign page_tr_response_value = debug_responseValue;
    assign debugStart_valid = debug_start_valid;
    assign debug_start_ready = debugStart_ready;
    assign debugStart_payload_deviceId = debug_start_payload_deviceId;
    assign debugStart_payload_processIdValid = debug_start_payload_processIdValid;
    assign debugStart_payload_processId = debug_start_payload_processId;
    assign debugStart_payload_page = debug_start_payload_page;
    assign debugStart_payload_write = debug_start_payload_write;
    assign debugStart_payload_execute = debug_start_payload_execute;
    assign debugStart_payload_privileged = debug_start_payload_privileged;
    assign debugStart_payload_addressType = debug_start_payload_addressType;
    assign debugStart_payload_debug = debug_start_payload_debug;
    assign debug_startedWalk = startedWalk;
    assign debug_done = done;
    assign resultOf = debug_resultOf;
    assign debug_result_fault = result_fault;
    assign debug_result_cause = result_cause;
    assign debug_result_reported = result_reported;
    assign debug_result_iotval2 = result_iotval2;
    assign debug_result_translation_page = result_translation_page;
    assign debug_result_translation_memoryType = result_translation_memoryType;
    assign debug_result_translation_throughMsi = result_translation_throughMsi;
    assign debug_result_translation_coherent = result_translation_coherent;
    assign debug_result_range = result_range;
    assign held = debug_held;
    assign faultQueue_debugFaults_valid = debug_faults_valid;
    assign debug_faults_ready = faultQueue_debugFaults_ready;
    assign faultQueue_debugFaults_payload_cause = debug_faults_payload_cause;
    assign faultQueue_debugFaults_payload_transactionType = debug_faults_payload_transactionType;
    assign faultQueue_debugFaults_payload_deviceId = debug_faults_payload_deviceId;
    assign faultQueue_debugFaults_payload_processIdValid = debug_faults_payload_processIdValid;
    assign faultQueue_debugFaults_payload_processId = debug_faults_payload_processId;
    assign faultQueue_debugFaults_payload_privileged = debug_faults_payload_privileged;
    assign faultQueue_debugFaults_payload_iotval = debug_faults_payload_iotval;
    assign faultQueue_debugFaults_payload_iotval2 = debug_faults_payload_iotval2;

    always @(posedge clock) begin
        if (reset) wires_chosen <= 1'b0;
        else if (page_fctl_write_halves) wires_chosen <= page_fctl_write_data[1];
    end

    // Not used, on purpose.
    // most of it cannot be switched
    // commands that end well do not interrupt
    wire unused = &{
        1'b0,
        page_fctl_write_data[31:2],
        page_fctl_write_data[0],
        commandRegisters_queue_interruptEnabled
    };
endmodule
