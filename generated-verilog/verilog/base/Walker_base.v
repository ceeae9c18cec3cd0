// Walks the tables for requests that the caches cannot answer, several at once.
module Walker_base (
    input  wire        clock,
    input  wire        reset,
    input  wire [3:0]  settings_mode,
    input  wire [43:0] settings_directoryPage,
    input  wire        invalidation_valid,
    input  wire [2:0]  invalidation_kind,
    input  wire        invalidation_addressValid,
    input  wire [51:0] invalidation_page,
    input  wire        invalidation_pscidValid,
    input  wire [19:0] invalidation_pscid,
    input  wire        invalidation_guest,
    input  wire [15:0] invalidation_gscid,
    input  wire        invalidation_deviceValid,
    input  wire [23:0] invalidation_deviceId,
    input  wire [19:0] invalidation_processId,
    input  wire        start_valid,
    output wire        start_ready,
    input  wire [23:0] start_payload_deviceId,
    input  wire        start_payload_processIdValid,
    input  wire [19:0] start_payload_processId,
    input  wire [51:0] start_payload_page,
    input  wire        start_payload_write,
    input  wire        start_payload_execute,
    input  wire        start_payload_privileged,
    input  wire [1:0]  start_payload_addressType,
    input  wire        start_payload_debug,
    output wire [2:0]  startedWalk,
    output wire [7:0]  done,
    input  wire [7:0]  held,
    input  wire [2:0]  resultOf_0,
    input  wire [2:0]  resultOf_1,
    output wire        result_0_fault,
    output wire [11:0] result_0_cause,
    output wire        result_0_reported,
    output wire [63:0] result_0_iotval2,
    output wire [43:0] result_0_translation_page,
    output wire [1:0]  result_0_translation_memoryType,
    output wire        result_0_translation_throughMsi,
    output wire        result_0_translation_coherent,
    output wire [5:0]  result_0_range,
    output wire        result_1_fault,
    output wire [11:0] result_1_cause,
    output wire        result_1_reported,
    output wire [63:0] result_1_iotval2,
    output wire [43:0] result_1_translation_page,
    output wire [1:0]  result_1_translation_memoryType,
    output wire        result_1_translation_throughMsi,
    output wire        result_1_translation_coherent,
    output wire [5:0]  result_1_range,
    output wire [23:0] deviceId,
    input  wire        deviceContextHit,
    input  wire        deviceContext_disableFaultReports,
    input  wire        deviceContext_processDirectory,
    input  wire        deviceContext_defaultProcess,
    input  wire        deviceContext_enforceSnoop,
    input  wire        deviceContext_secondStageMode,
    input  wire [15:0] deviceContext_gscid,
    input  wire [43:0] deviceContext_secondStagePage,
    input  wire [19:0] deviceContext_pscid,
    input  wire [1:0]  deviceContext_firstStageMode,
    input  wire [43:0] deviceContext_firstStagePage,
    input  wire        deviceContext_msi,
    output wire [19:0] processId,
    input  wire        processContextHit,
    input  wire        processContext_supervisor,
    input  wire        processContext_userMemory,
    input  wire [19:0] processContext_pscid,
    input  wire        processContext_mode,
    input  wire [43:0] processContext_page,
    output wire        deviceContextRefill_valid,
    output wire [23:0] deviceContextRefill_deviceId,
    output wire        deviceContextRefill_context_disableFaultReports,
    output wire        deviceContextRefill_context_processDirectory,
    output wire        deviceContextRefill_context_defaultProcess,
    output wire        deviceContextRefill_context_enforceSnoop,
    output wire        deviceContextRefill_context_secondStageMode,
    output wire [15:0] deviceContextRefill_context_gscid,
    output wire [43:0] deviceContextRefill_context_secondStagePage,
    output wire [19:0] deviceContextRefill_context_pscid,
    output wire [1:0]  deviceContextRefill_context_firstStageMode,
    output wire [43:0] deviceContextRefill_context_firstStagePage,
    output wire        deviceContextRefill_context_msi,
    output wire        processContextRefill_valid,
    output wire [19:0] processContextRefill_processId,
    output wire        processContextRefill_context_supervisor,
    output wire        processContextRefill_context_userMemory,
    output wire [19:0] processContextRefill_context_pscid,
    output wire        processContextRefill_context_mode,
    output wire [43:0] processContextRefill_context_page,
    output wire        iotlbRefill_valid,
    output wire        iotlbRefill_space_guest,
    output wire [15:0] iotlbRefill_space_gscid,
    output wire        iotlbRefill_space_paged,
    output wire [19:0] iotlbRefill_space_pscid,
    output wire [29:0] iotlbRefill_page,
    output wire [2:0]  iotlbRefill_level,
    output wire        iotlbRefill_permissions_read,
    output wire        iotlbRefill_permissions_write,
    output wire        iotlbRefill_permissions_execute,
    output wire        iotlbRefill_permissions_user,
    output wire [43:0] iotlbRefill_translation_page,
    output wire [1:0]  iotlbRefill_translation_memoryType,
    output wire        iotlbRefill_translation_throughMsi,
    output wire        iotlbRefill_translation_coherent,
    output wire        reads_valid,
    input  wire        reads_ready,
    output wire [3:0]  reads_payload_id,
    output wire [55:0] reads_payload_address,
    output wire [7:0]  reads_payload_len,
    input  wire        beat_valid,
    input  wire [3:0]  beat_id,
    input  wire [63:0] beat_data,
    input  wire        beat_last,
    input  wire        beat_failed,
    input  wire        beat_poisoned
);
    localparam [1:0] STATUS_STEP = 2'd1;
    localparam [1:0] STATUS_READING = 2'd2;
    localparam [1:0] STATUS_DONE = 2'd3;
    localparam [3:0] WALK_PHASE_DEVICE_DIRECTORY = 4'd1;
    localparam [3:0] WALK_PHASE_DEVICE_CONTEXT = 4'd2;
    localparam [3:0] WALK_PHASE_DEVICE_FOUND = 4'd3;
    localparam [3:0] WALK_PHASE_PROCESS_DIRECTORY = 4'd4;
    localparam [3:0] WALK_PHASE_PROCESS_CONTEXT = 4'd5;
    localparam [3:0] WALK_PHASE_PROCESS_FOUND = 4'd6;
    localparam [3:0] WALK_PHASE_FIRST_STAGE = 4'd7;
    localparam [3:0] WALK_PHASE_SECOND_STAGE = 4'd8;
    localparam [3:0] WALK_PHASE_MSI_ENTRY = 4'd9;
    localparam [1:0] WALK_PURPOSE_PROCESS_DIRECTORY = 2'd0;
    localparam [1:0] WALK_PURPOSE_FIRST_STAGE = 2'd1;
    localparam [1:0] WALK_PURPOSE_REQUEST = 2'd2;

    wire        table__invalidation_valid;
    wire [2:0]  table__invalidation_kind;
    wire        table__invalidation_addressValid;
    wire [51:0] table__invalidation_page;
    wire        table__invalidation_pscidValid;
    wire [19:0] table__invalidation_pscid;
    wire        table__invalidation_guest;
    wire [15:0] table__invalidation_gscid;
    wire        table__invalidation_deviceValid;
    wire [23:0] table__invalidation_deviceId;
    wire [19:0] table__invalidation_processId;
    wire        table__start_valid;
    wire        table__start_ready;
    wire [23:0] table__start_payload_deviceId;
    wire        table__start_payload_processIdValid;
    wire [19:0] table__start_payload_processId;
    wire [51:0] table__start_payload_page;
    wire        table__start_payload_write;
    wire        table__start_payload_execute;
    wire        table__start_payload_privileged;
    wire [1:0]  table__start_payload_addressType;
    wire        table__start_payload_debug;
    wire [2:0]  table__startedWalk;
    wire [7:0]  table__done;
    wire [7:0]  table__held;
    wire        table__beatArrives;
    wire [2:0]  table__beatWalk;
    wire        table__beatLast;
    wire [2:0]  table__walk;
    wire        table__decides;
    wire        table__collects;
    wire        table__begins;
    wire [23:0] table__key_deviceId;
    wire        table__key_processIdValid;
    wire [19:0] table__key_processId;
    wire [51:0] table__key_page;
    wire        table__key_write;
    wire        table__key_execute;
    wire        table__key_privileged;
    wire [1:0]  table__key_addressType;
    wire        table__key_debug;
    wire        table__space_guest;
    wire [15:0] table__space_gscid;
    wire        table__space_paged;
    wire [19:0] table__space_pscid;
    wire        table__nextSpace_guest;
    wire [15:0] table__nextSpace_gscid;
    wire        table__nextSpace_paged;
    wire [19:0] table__nextSpace_pscid;
    wire [1:0]  table__next;
    wire        table__refused;
    reg  [16:0] memory_progress [0:7];
    reg  [62:0] memory_places [0:7];
    reg  [3:0]  memory_firstLeaves [0:7];
    reg  [6:0]  memory_controls [0:7];
    reg  [44:0] memory_secondStages [0:7];
    reg  [45:0] memory_firstStages [0:7];
    wire [63:0] deviceWord_data;
    wire [2:0]  deviceWord_number;
    wire        deviceWord_before_disableFaultReports;
    wire        deviceWord_before_processDirectory;
    wire        deviceWord_before_defaultProcess;
    wire        deviceWord_before_enforceSnoop;
    wire        deviceWord_before_secondStageMode;
    wire [15:0] deviceWord_before_gscid;
    wire [43:0] deviceWord_before_secondStagePage;
    wire [19:0] deviceWord_before_pscid;
    wire [1:0]  deviceWord_before_firstStageMode;
    wire [43:0] deviceWord_before_firstStagePage;
    wire        deviceWord_before_msi;
    wire        deviceWord_after_disableFaultReports;
    wire        deviceWord_after_processDirectory;
    wire        deviceWord_after_defaultProcess;
    wire        deviceWord_after_enforceSnoop;
    wire        deviceWord_after_secondStageMode;
    wire [15:0] deviceWord_after_gscid;
    wire [43:0] deviceWord_after_secondStagePage;
    wire [19:0] deviceWord_after_pscid;
    wire [1:0]  deviceWord_after_firstStageMode;
    wire [43:0] deviceWord_after_firstStagePage;
    wire        deviceWord_after_msi;
    wire        deviceWord_valid;
    wire        deviceWord_broken;
    wire [63:0] processWord_data;
    wire        processWord_second;
    wire        processWord_before_supervisor;
    wire        processWord_before_userMemory;
    wire [19:0] processWord_before_pscid;
    wire        processWord_before_mode;
    wire [43:0] processWord_before_page;
    wire        processWord_after_supervisor;
    wire        processWord_after_userMemory;
    wire [19:0] processWord_after_pscid;
    wire        processWord_after_mode;
    wire [43:0] processWord_after_page;
    wire        processWord_valid;
    wire        processWord_broken;
    wire [63:0] check_entry;
    wire [2:0]  check_level;
    wire        check_secondStage;
    wire        check_need_read;
    wire        check_need_write;
    wire        check_need_execute;
    wire        check_supervisor;
    wire        check_userMemory;
    wire [51:0] check_page;
    wire        check_denied;
    wire        check_leaf;
    wire [43:0] check_target;
    wire        check_properties_permissions_read;
    wire        check_properties_permissions_write;
    wire        check_properties_permissions_execute;
    wire        check_properties_permissions_user;
    wire        firstStageCache_invalidation_valid;
    wire [2:0]  firstStageCache_invalidation_kind;
    wire        firstStageCache_invalidation_addressValid;
    wire [51:0] firstStageCache_invalidation_page;
    wire        firstStageCache_invalidation_pscidValid;
    wire [19:0] firstStageCache_invalidation_pscid;
    wire        firstStageCache_invalidation_guest;
    wire [15:0] firstStageCache_invalidation_gscid;
    wire        firstStageCache_invalidation_deviceValid;
    wire [23:0] firstStageCache_invalidation_deviceId;
    wire [19:0] firstStageCache_invalidation_processId;
    wire        firstStageCache_space_guest;
    wire [15:0] firstStageCache_space_gscid;
    wire        firstStageCache_space_paged;
    wire [19:0] firstStageCache_space_pscid;
    wire [26:0] firstStageCache_page;
    wire        firstStageCache_hit;
    wire [2:0]  firstStageCache_level;
    wire [43:0] firstStageCache_table_;
    wire        firstStageCache_use_;
    wire        firstStageCache_insert;
    wire [2:0]  firstStageCache_insertLevel;
    wire [43:0] firstStageCache_insertTable;
    wire        secondStageCache_invalidation_valid;
    wire [2:0]  secondStageCache_invalidation_kind;
    wire        secondStageCache_invalidation_addressValid;
    wire [51:0] secondStageCache_invalidation_page;
    wire        secondStageCache_invalidation_pscidValid;
    wire [19:0] secondStageCache_invalidation_pscid;
    wire        secondStageCache_invalidation_guest;
    wire [15:0] secondStageCache_invalidation_gscid;
    wire        secondStageCache_invalidation_deviceValid;
    wire [23:0] secondStageCache_invalidation_deviceId;
    wire [19:0] secondStageCache_invalidation_processId;
    wire [15:0] secondStageCache_gscid;
    wire [28:0] secondStageCache_page;
    wire        secondStageCache_need_read;
    wire        secondStageCache_need_write;
    wire        secondStageCache_need_execute;
    wire        secondStageCache_hit;
    wire [2:0]  secondStageCache_known_level;
    wire        secondStageCache_known_leaf;
    wire [43:0] secondStageCache_known_target;
    wire        secondStageCache_known_properties_permissions_read;
    wire        secondStageCache_known_properties_permissions_write;
    wire        secondStageCache_known_properties_permissions_execute;
    wire        secondStageCache_known_properties_permissions_user;
    wire        secondStageCache_use_;
    wire        secondStageCache_insert;
    wire [2:0]  secondStageCache_inserted_level;
    wire        secondStageCache_inserted_leaf;
    wire [43:0] secondStageCache_inserted_target;
    wire        secondStageCache_inserted_properties_permissions_read;
    wire        secondStageCache_inserted_properties_permissions_write;
    wire        secondStageCache_inserted_properties_permissions_execute;
    wire        secondStageCache_inserted_properties_permissions_user;
    wire        queue_in_valid;
    wire        queue_in_ready;
    wire [2:0]  queue_in_payload_walk;
    wire [43:0] queue_in_payload_page;
    wire [8:0]  queue_in_payload_doubleword;
    wire [2:0]  queue_in_payload_length;
    wire        queue_out_valid;
    wire        queue_out_ready;
    wire [2:0]  queue_out_payload_walk;
    wire [43:0] queue_out_payload_page;
    wire [8:0]  queue_out_payload_doubleword;
    wire [2:0]  queue_out_payload_length;
    reg  [10:0] outcomes [0:7];                          // Results.

    WalkTable_base table_ (
        .clock                        (clock),
        .reset                        (reset),
        .invalidation_valid           (table__invalidation_valid),
        .invalidation_kind            (table__invalidation_kind),
        .invalidation_addressValid    (table__invalidation_addressValid),
        .invalidation_page            (table__invalidation_page),
        .invalidation_pscidValid      (table__invalidation_pscidValid),
        .invalidation_pscid           (table__invalidation_pscid),
        .invalidation_guest           (table__invalidation_guest),
        .invalidation_gscid           (table__invalidation_gscid),
        .invalidation_deviceValid     (table__invalidation_deviceValid),
        .invalidation_deviceId        (table__invalidation_deviceId),
        .invalidation_processId       (table__invalidation_processId),
        .start_valid                  (table__start_valid),
        .start_ready                  (table__start_ready),
        .start_payload_deviceId       (table__start_payload_deviceId),
        .start_payload_processIdValid (table__start_payload_processIdValid),
        .start_payload_processId      (table__start_payload_processId),
        .start_payload_page           (table__start_payload_page),
        .start_payload_write          (table__start_payload_write),
        .start_payload_execute        (table__start_payload_execute),
        .start_payload_privileged     (table__start_payload_privileged),
        .start_payload_addressType    (table__start_payload_addressType),
        .start_payload_debug          (table__start_payload_debug),
        .startedWalk                  (table__startedWalk),
        .done                         (table__done),
        .held                         (table__held),
        .beatArrives                  (table__beatArrives),
        .beatWalk                     (table__beatWalk),
        .beatLast                     (table__beatLast),
        .walk                         (table__walk),
        .decides                      (table__decides),
        .collects                     (table__collects),
        .begins                       (table__begins),
        .key_deviceId                 (table__key_deviceId),
        .key_processIdValid           (table__key_processIdValid),
        .key_processId                (table__key_processId),
        .key_page                     (table__key_page),
        .key_write                    (table__key_write),
        .key_execute                  (table__key_execute),
        .key_privileged               (table__key_privileged),
        .key_addressType              (table__key_addressType),
        .key_debug                    (table__key_debug),
        .space_guest                  (table__space_guest),
        .space_gscid                  (table__space_gscid),
        .space_paged                  (table__space_paged),
        .space_pscid                  (table__space_pscid),
        .nextSpace_guest              (table__nextSpace_guest),
        .nextSpace_gscid              (table__nextSpace_gscid),
        .nextSpace_paged              (table__nextSpace_paged),
        .nextSpace_pscid              (table__nextSpace_pscid),
        .next                         (table__next),
        .refused                      (table__refused)
    );

    wire step_need_execute = table__key_execute & ~table__key_write;
    wire step_need_read = ~(table__key_write | step_need_execute);
    wire [16:0] step_progress = memory_progress[table__walk];
    wire [6:0] step_contexts_control = memory_controls[table__walk];
    wire [44:0] step_contexts_second = memory_secondStages[table__walk];
    wire [45:0] step_contexts_first = memory_firstStages[table__walk];
    wire [62:0] memory_places_word = memory_places[table__walk];
    wire [1:0] step_place_purpose = memory_places_word[62:61];
    wire [51:0] step_place_page = memory_places_word[60:9];
    wire [8:0] step_place_doubleword = memory_places_word[8:0];
    wire [3:0] step_firstLeaf = memory_firstLeaves[table__walk];
    wire step_failed = beat_failed | step_progress[3];
    wire step_poisoned = beat_poisoned | step_progress[2];
    wire step_atDeviceDirectory =
        (step_progress[16:13] == WALK_PHASE_DEVICE_DIRECTORY) &
        ~table__begins;
    wire step_atDeviceContext =
        (step_progress[16:13] == WALK_PHASE_DEVICE_CONTEXT) &
        ~table__begins;
    wire step_atDeviceFound = (step_progress[16:13] == WALK_PHASE_DEVICE_FOUND) & ~table__begins;
    wire step_atProcessDirectory =
        (step_progress[16:13] == WALK_PHASE_PROCESS_DIRECTORY) &
        ~table__begins;
    wire step_atProcessContext =
        (step_progress[16:13] == WALK_PHASE_PROCESS_CONTEXT) &
        ~table__begins;
    wire step_atProcessFound = (step_progress[16:13] == WALK_PHASE_PROCESS_FOUND) & ~table__begins;
    wire step_atFirstStage = (step_progress[16:13] == WALK_PHASE_FIRST_STAGE) & ~table__begins;
    wire step_atSecondStage = (step_progress[16:13] == WALK_PHASE_SECOND_STAGE) & ~table__begins;
    wire step_atMsiEntry = (step_progress[16:13] == WALK_PHASE_MSI_ENTRY) & ~table__begins;
    wire step_device_disableFaultReports =
        table__begins ? deviceContext_disableFaultReports :
        step_contexts_control[6];
    wire step_device_processDirectory =
        table__begins ? deviceContext_processDirectory :
        step_contexts_control[5];
    wire step_device_defaultProcess =
        table__begins ? deviceContext_defaultProcess :
        step_contexts_control[4];
    wire step_device_enforceSnoop =
        table__begins ? deviceContext_enforceSnoop :
        step_contexts_control[3];
    wire step_device_secondStageMode =
        table__begins ? deviceContext_secondStageMode :
        step_contexts_second[44];
    wire [15:0] step_device_gscid = table__begins ? deviceContext_gscid : table__space_gscid;
    wire [43:0] step_device_secondStagePage =
        table__begins ? deviceContext_secondStagePage :
        step_contexts_second[43:0];
    wire [19:0] step_device_pscid = table__begins ? deviceContext_pscid : table__space_pscid;
    wire [1:0] step_device_firstStageMode =
        table__begins ? deviceContext_firstStageMode :
        step_contexts_first[45:44];
    wire [43:0] step_device_firstStagePage =
        table__begins ? deviceContext_firstStagePage :
        step_contexts_first[43:0];
    wire step_device_msi = table__begins ? deviceContext_msi : step_contexts_control[0];

    DeviceContextWord_base deviceWord (
        .data                       (deviceWord_data),
        .number                     (deviceWord_number),
        .before_disableFaultReports (deviceWord_before_disableFaultReports),
        .before_processDirectory    (deviceWord_before_processDirectory),
        .before_defaultProcess      (deviceWord_before_defaultProcess),
        .before_enforceSnoop        (deviceWord_before_enforceSnoop),
        .before_secondStageMode     (deviceWord_before_secondStageMode),
        .before_gscid               (deviceWord_before_gscid),
        .before_secondStagePage     (deviceWord_before_secondStagePage),
        .before_pscid               (deviceWord_before_pscid),
        .before_firstStageMode      (deviceWord_before_firstStageMode),
        .before_firstStagePage      (deviceWord_before_firstStagePage),
        .before_msi                 (deviceWord_before_msi),
        .after_disableFaultReports  (deviceWord_after_disableFaultReports),
        .after_processDirectory     (deviceWord_after_processDirectory),
        .after_defaultProcess       (deviceWord_after_defaultProcess),
        .after_enforceSnoop         (deviceWord_after_enforceSnoop),
        .after_secondStageMode      (deviceWord_after_secondStageMode),
        .after_gscid                (deviceWord_after_gscid),
        .after_secondStagePage      (deviceWord_after_secondStagePage),
        .after_pscid                (deviceWord_after_pscid),
        .after_firstStageMode       (deviceWord_after_firstStageMode),
        .after_firstStagePage       (deviceWord_after_firstStagePage),
        .after_msi                  (deviceWord_after_msi),
        .valid                      (deviceWord_valid),
        .broken                     (deviceWord_broken)
    );

    ProcessContextWord_base processWord (
        .data              (processWord_data),
        .second            (processWord_second),
        .before_supervisor (processWord_before_supervisor),
        .before_userMemory (processWord_before_userMemory),
        .before_pscid      (processWord_before_pscid),
        .before_mode       (processWord_before_mode),
        .before_page       (processWord_before_page),
        .after_supervisor  (processWord_after_supervisor),
        .after_userMemory  (processWord_after_userMemory),
        .after_pscid       (processWord_after_pscid),
        .after_mode        (processWord_after_mode),
        .after_page        (processWord_after_page),
        .valid             (processWord_valid),
        .broken            (processWord_broken)
    );

    wire devices_off = settings_mode == 4'd0;
    wire devices_bare = settings_mode == 4'd1;
    wire devices_untranslated = table__key_addressType == 2'd0;
    wire [6:0] devices_lastIndex = table__key_deviceId[6:0];
    wire [8:0] devices_middleIndex = table__key_deviceId[15:7];
    wire [7:0] devices_rootIndex = table__key_deviceId[23:16];
    wire devices_tooWide_masked = (settings_mode == 4'd2) & (devices_middleIndex != 9'd0);
    wire devices_tooWide_masked_2 = (settings_mode != 4'd4) & (devices_rootIndex != 8'd0);
    wire devices_tooWide = devices_tooWide_masked | devices_tooWide_masked_2;
    wire devices_disallowed =
        (devices_bare & ~devices_untranslated) |
        (devices_tooWide & ~devices_bare);
    wire devices_passes = table__begins & devices_bare & devices_untranslated;
    wire devices_startRefused = table__begins & (devices_off | devices_disallowed);
    wire [8:0] devices_startCause = devices_off ? 9'd256 : 9'd260;
    wire devices_seeks = table__begins & ~devices_off & ~devices_bare & ~devices_tooWide;
    wire devices_found = (devices_seeks & deviceContextHit) | step_atDeviceFound;
    wire devices_entryReserved = (|beat_data[63:54]) | (|beat_data[9:1]);
    wire devices_directoryRead_valid = step_atDeviceContext ? step_progress[1] : beat_data[0];
    wire devices_usable_choice =
        step_atDeviceContext ? (step_progress[0] | deviceWord_broken) :
        devices_entryReserved;
    wire devices_usable_merged =
        step_failed |
        step_poisoned |
        ~devices_directoryRead_valid |
        devices_usable_choice;
    wire devices_usable = ~devices_usable_merged;
    wire devices_complete = step_atDeviceContext & devices_usable;
    wire devices_readRefused = (step_atDeviceDirectory | step_atDeviceContext) & ~devices_usable;
    wire [8:0] devices_readCause =
        step_failed ? 9'd257 :
        step_poisoned ? 9'd268 :
        devices_directoryRead_valid ? 9'd259 :
        9'd258;
    wire [2:0] devices_rootLevel = settings_mode[2:0] - 3'd2;
    wire [2:0] devices_level = table__begins ? devices_rootLevel : (step_progress[12:10] - 3'd1);
    wire devices_readsLeaf = devices_level == 3'd0;
    wire [43:0] devices_page = table__begins ? settings_directoryPage : beat_data[53:10];
    wire [8:0] devices_pointerPlace =
        devices_level == 3'd1 ? devices_middleIndex :
        {1'b0, devices_rootIndex};
    wire devices_reads =
        (devices_seeks & ~deviceContextHit) |
        (step_atDeviceDirectory & devices_usable);
    wire [7:0] processes_lastIndex = table__key_processId[7:0];
    wire [8:0] processes_middleIndex = table__key_processId[16:8];
    wire [2:0] processes_rootIndex = table__key_processId[19:17];
    wire processes_beyondTwo = processes_rootIndex != 3'd0;
    wire processes_tooWide_merged = (processes_middleIndex != 9'd0) | processes_beyondTwo;
    wire processes_tooWide_masked = (step_device_firstStageMode == 2'd1) & processes_tooWide_merged;
    wire processes_tooWide_masked_2 = (step_device_firstStageMode == 2'd2) & processes_beyondTwo;
    wire processes_tooWide = processes_tooWide_masked | processes_tooWide_masked_2;

    wire processes_disallowed_masked =
        table__key_processIdValid &
        (~step_device_processDirectory | processes_tooWide);
    // EN_ATS is 0 in every valid device context of these builds.
    wire processes_disallowed = (table__key_addressType != 2'd0) | processes_disallowed_masked;
    wire processes_deviceRefused = devices_found & processes_disallowed;
    wire processes_applies_merged = table__key_processIdValid | step_device_defaultProcess;
    wire processes_applies =
        step_device_processDirectory &
        processes_applies_merged &
        (step_device_firstStageMode != 2'd0);
    wire processes_permitted = devices_found & ~processes_disallowed;
    wire processes_seeks = processes_permitted & processes_applies;
    wire processes_cached = processes_seeks & processContextHit;
    wire processes_entryReserved = (|beat_data[63:54]) | (|beat_data[9:1]);
    wire processes_directoryRead_valid = step_atProcessContext ? step_progress[1] : beat_data[0];
    wire processes_usable_choice =
        step_atProcessContext ? (step_progress[0] | processWord_broken) :
        processes_entryReserved;
    wire processes_usable_merged =
        step_failed |
        step_poisoned |
        ~processes_directoryRead_valid |
        processes_usable_choice;
    wire processes_usable = ~processes_usable_merged;
    wire processes_complete = step_atProcessContext & processes_usable;
    wire processes_readRefused =
        (step_atProcessDirectory | step_atProcessContext) &
        ~processes_usable;
    wire [8:0] processes_readCause =
        step_failed ? 9'd265 :
        step_poisoned ? 9'd269 :
        processes_directoryRead_valid ? 9'd267 :
        9'd266;
    wire processes_supervisorRefused =
        step_atProcessFound &
        table__key_privileged &
        ~step_contexts_control[2];
    wire [2:0] processes_rootLevel = {1'b0, step_device_firstStageMode} - 3'd1;
    wire [2:0] processes_level =
        step_atProcessDirectory ? (step_progress[12:10] - 3'd1) :
        processes_rootLevel;
    wire [43:0] processes_page =
        step_atProcessDirectory ? beat_data[53:10] :
        step_device_firstStagePage;
    wire [8:0] processes_pointerPlace =
        processes_level == 3'd1 ? processes_middleIndex :
        {6'd0, processes_rootIndex};
    wire processes_points =
        (processes_seeks & ~processContextHit) |
        (step_atProcessDirectory & processes_usable);
    wire processes_decided =
        (processes_permitted & ~processes_applies) |
        (step_atProcessFound & ~processes_supervisorRefused);
    wire processes_bare = devices_found & step_device_processDirectory;

    PageTableEntryCheck_base check (
        .entry                          (check_entry),
        .level                          (check_level),
        .secondStage                    (check_secondStage),
        .need_read                      (check_need_read),
        .need_write                     (check_need_write),
        .need_execute                   (check_need_execute),
        .supervisor                     (check_supervisor),
        .userMemory                     (check_userMemory),
        .page                           (check_page),
        .denied                         (check_denied),
        .leaf                           (check_leaf),
        .target                         (check_target),
        .properties_permissions_read    (check_properties_permissions_read),
        .properties_permissions_write   (check_properties_permissions_write),
        .properties_permissions_execute (check_properties_permissions_execute),
        .properties_permissions_user    (check_properties_permissions_user)
    );

    wire implicit = step_atSecondStage & (step_place_purpose != WALK_PURPOSE_REQUEST);

    FirstStageCache_base firstStageCache (
        .clock                     (clock),
        .reset                     (reset),
        .invalidation_valid        (firstStageCache_invalidation_valid),
        .invalidation_kind         (firstStageCache_invalidation_kind),
        .invalidation_addressValid (firstStageCache_invalidation_addressValid),
        .invalidation_page         (firstStageCache_invalidation_page),
        .invalidation_pscidValid   (firstStageCache_invalidation_pscidValid),
        .invalidation_pscid        (firstStageCache_invalidation_pscid),
        .invalidation_guest        (firstStageCache_invalidation_guest),
        .invalidation_gscid        (firstStageCache_invalidation_gscid),
        .invalidation_deviceValid  (firstStageCache_invalidation_deviceValid),
        .invalidation_deviceId     (firstStageCache_invalidation_deviceId),
        .invalidation_processId    (firstStageCache_invalidation_processId),
        .space_guest               (firstStageCache_space_guest),
        .space_gscid               (firstStageCache_space_gscid),
        .space_paged               (firstStageCache_space_paged),
        .space_pscid               (firstStageCache_space_pscid),
        .page                      (firstStageCache_page),
        .hit                       (firstStageCache_hit),
        .level                     (firstStageCache_level),
        .table_                    (firstStageCache_table_),
        .use_                      (firstStageCache_use_),
        .insert                    (firstStageCache_insert),
        .insertLevel               (firstStageCache_insertLevel),
        .insertTable               (firstStageCache_insertTable)
    );

    wire [1:0] first_mode = processes_bare ? 2'd0 : step_device_firstStageMode;
    wire first_bare = first_mode == 2'd0;
    wire first_beginsBare = processes_decided & first_bare;
    wire first_beginsPaged = processes_decided & ~first_bare;
    wire [25:0] first_canonical_canonical_upper = table__key_page[51:26];
    wire first_canonical_canonical =
        ~|first_canonical_canonical_upper |
        (&first_canonical_canonical_upper);
    wire first_entryFailed = step_failed | step_poisoned;
    wire first_entryDenied = first_entryFailed | check_denied;
    wire first_walks = step_atFirstStage & ~first_entryDenied;
    wire first_endsAtLeaf = first_walks & check_leaf;
    wire first_ends = first_beginsBare | first_endsAtLeaf;
    wire first_leaf_permissions_read = step_atFirstStage ? check_properties_permissions_read : 1'b1;
    wire first_leaf_permissions_write =
        step_atFirstStage ? check_properties_permissions_write :
        1'b1;
    wire first_leaf_permissions_execute =
        step_atFirstStage ? check_properties_permissions_execute :
        1'b1;
    wire first_leaf_permissions_user = step_atFirstStage ? check_properties_permissions_user : 1'b1;
    wire first_points_masked = processes_decided & (first_bare | first_canonical_canonical);
    wire first_points = first_points_masked | first_walks;
    wire first_physical = first_beginsPaged & firstStageCache_hit;
    wire [2:0] first_rootLevel = {1'b0, first_mode} + 3'd1;
    wire [2:0] first_beginLevel =
        first_bare ? 3'd5 :
        firstStageCache_hit ? firstStageCache_level :
        first_rootLevel;
    wire [2:0] first_nextLevel = check_leaf ? step_progress[12:10] : (step_progress[12:10] - 3'd1);
    wire [2:0] first_level = step_atFirstStage ? first_nextLevel : first_beginLevel;
    wire [43:0] first_table_choice =
        firstStageCache_hit ? firstStageCache_table_ :
        step_device_firstStagePage;
    wire [51:0] first_table = {8'd0, first_table_choice};
    wire [51:0] first_beginPage = first_bare ? table__key_page : first_table;
    wire [8:0] first_index = table__key_page[26:18];
    wire [8:0] first_index_0 = first_level == 3'd1 ? table__key_page[17:9] : first_index;
    wire [8:0] first_index_1 = first_level == 3'd0 ? table__key_page[8:0] : first_index_0;

    // A place that the tables point to, found in this step or before.
    wire newPlace = processes_points | first_points;
    wire [1:0] pointedTo_purpose =
        processes_points ? WALK_PURPOSE_PROCESS_DIRECTORY :
        first_ends ? WALK_PURPOSE_REQUEST :
        WALK_PURPOSE_FIRST_STAGE;
    wire [51:0] pointedTo_page =
        processes_points ? {8'd0, processes_page} :
        step_atFirstStage ? {8'd0, check_target} :
        first_beginPage;
    wire [8:0] pointedTo_doubleword_choice =
        processes_level == 3'd0 ? {processes_lastIndex, 1'b0} :
        processes_pointerPlace;
    wire [8:0] pointedTo_doubleword =
        processes_points ? pointedTo_doubleword_choice :
        first_ends ? 9'd0 :
        first_index_1;
    wire [1:0] place_purpose = step_atSecondStage ? step_place_purpose : pointedTo_purpose;
    wire [51:0] place_page = step_atSecondStage ? step_place_page : pointedTo_page;
    wire [8:0] place_doubleword = step_atSecondStage ? step_place_doubleword : pointedTo_doubleword;
    wire msi_valid = beat_data[0];

    SecondStageCache_base secondStageCache (
        .clock                                   (clock),
        .reset                                   (reset),
        .invalidation_valid                      (secondStageCache_invalidation_valid),
        .invalidation_kind                       (secondStageCache_invalidation_kind),
        .invalidation_addressValid               (secondStageCache_invalidation_addressValid),
        .invalidation_page                       (secondStageCache_invalidation_page),
        .invalidation_pscidValid                 (secondStageCache_invalidation_pscidValid),
        .invalidation_pscid                      (secondStageCache_invalidation_pscid),
        .invalidation_guest                      (secondStageCache_invalidation_guest),
        .invalidation_gscid                      (secondStageCache_invalidation_gscid),
        .invalidation_deviceValid                (secondStageCache_invalidation_deviceValid),
        .invalidation_deviceId                   (secondStageCache_invalidation_deviceId),
        .invalidation_processId                  (secondStageCache_invalidation_processId),
        .gscid                                   (secondStageCache_gscid),
        .page                                    (secondStageCache_page),
        .need_read                               (secondStageCache_need_read),
        .need_write                              (secondStageCache_need_write),
        .need_execute                            (secondStageCache_need_execute),
        .hit                                     (secondStageCache_hit),
        .known_level                             (secondStageCache_known_level),
        .known_leaf                              (secondStageCache_known_leaf),
        .known_target                            (secondStageCache_known_target),
        .known_properties_permissions_read       (secondStageCache_known_properties_permissions_read),
        .known_properties_permissions_write      (secondStageCache_known_properties_permissions_write),
        .known_properties_permissions_execute    (secondStageCache_known_properties_permissions_execute),
        .known_properties_permissions_user       (secondStageCache_known_properties_permissions_user),
        .use_                                    (secondStageCache_use_),
        .insert                                  (secondStageCache_insert),
        .inserted_level                          (secondStageCache_inserted_level),
        .inserted_leaf                           (secondStageCache_inserted_leaf),
        .inserted_target                         (secondStageCache_inserted_target),
        .inserted_properties_permissions_read    (secondStageCache_inserted_properties_permissions_read),
        .inserted_properties_permissions_write   (secondStageCache_inserted_properties_permissions_write),
        .inserted_properties_permissions_execute (secondStageCache_inserted_properties_permissions_execute),
        .inserted_properties_permissions_user    (secondStageCache_inserted_properties_permissions_user)
    );

    wire place_purpose_is_2 = place_purpose == WALK_PURPOSE_REQUEST;
    wire newPlace_and_0_not = newPlace & 1'b1;
    wire second_guest = step_device_secondStageMode != 1'b0;
    wire second_begins = newPlace_and_0_not & second_guest & ~first_physical;
    wire second_within_within = place_page[51:29] == 23'd0;
    wire second_knownLeaf = secondStageCache_hit & secondStageCache_known_leaf;
    wire second_usesCache = second_begins & secondStageCache_hit;
    wire second_entryFailed = step_failed | step_poisoned;
    wire second_walks = step_atSecondStage & ~second_entryFailed & ~check_denied;
    wire second_guestPageFault_masked = step_atSecondStage & ~second_entryFailed & check_denied;
    wire second_guestPageFault =
        (second_begins & ~second_within_within) |
        second_guestPageFault_masked;
    wire second_entryRefused = step_atSecondStage & second_entryFailed;
    wire second_forDirectory = place_purpose == WALK_PURPOSE_PROCESS_DIRECTORY;
    wire [8:0] second_accessCause =
        second_forDirectory ? 9'd265 :
        step_need_execute ? 9'd1 :
        table__key_write ? 9'd7 :
        9'd5;
    wire [8:0] second_corruptionCause = second_forDirectory ? 9'd269 : 9'd274;
    wire [8:0] second_faultCause =
        step_need_execute ? 9'd20 :
        table__key_write ? 9'd23 :
        9'd21;
    wire second_resolves_merged =
        ~second_guest |
        first_physical |
        (second_knownLeaf & second_within_within);
    wire second_resolves =
        (newPlace_and_0_not & second_resolves_merged) |
        (second_walks & check_leaf);
    wire second_bare = ~second_guest | first_physical;
    wire [8:0] second_translatedPage_choice =
        secondStageCache_known_level > 3'd1 ? place_page[17:9] :
        secondStageCache_known_target[17:9];
    wire [4:0] second_translatedPage_choice_2 =
        secondStageCache_known_level > 3'd0 ? place_page[8:4] :
        secondStageCache_known_target[8:4];
    wire [3:0] second_translatedPage_choice_3 =
        ((secondStageCache_known_level > 3'd0) | 1'b0) ? place_page[3:0] :
        secondStageCache_known_target[3:0];
    wire [43:0] second_translatedPage_joined = {
        secondStageCache_known_target[43:18],
        second_translatedPage_choice, second_translatedPage_choice_2, second_translatedPage_choice_3
    };
    wire [43:0] second_translatedPage =
        step_atSecondStage ? check_target :
        second_translatedPage_joined;
    wire [51:0] second_page =
        (second_bare & ~step_atSecondStage) ? place_page :
        {8'd0, second_translatedPage};
    wire second_leaf_permissions_read =
        step_atSecondStage ? check_properties_permissions_read :
        second_bare ? 1'b1 :
        secondStageCache_known_properties_permissions_read;
    wire second_leaf_permissions_write =
        step_atSecondStage ? check_properties_permissions_write :
        second_bare ? 1'b1 :
        secondStageCache_known_properties_permissions_write;
    wire second_leaf_permissions_execute =
        step_atSecondStage ? check_properties_permissions_execute :
        second_bare ? 1'b1 :
        secondStageCache_known_properties_permissions_execute;
    wire [2:0] second_leafLevel =
        step_atSecondStage ? step_progress[9:7] :
        second_bare ? 3'd5 :
        secondStageCache_known_level;
    wire [2:0] second_rootLevel = {2'd0, step_device_secondStageMode} + 3'd1;
    wire second_fromRoot = ~(step_atSecondStage | secondStageCache_hit);
    wire [2:0] second_parent =
        step_atSecondStage ? step_progress[9:7] :
        secondStageCache_known_level;
    wire [2:0] second_level = second_fromRoot ? second_rootLevel : (second_parent - 3'd1);

    // The root has four pages: the two index bits above the others choose one.
    wire [1:0] second_rootBits_chosen = place_page[28:27];
    wire [8:0] second_index = place_page[26:18];
    wire [8:0] second_index_0 = second_level == 3'd1 ? place_page[17:9] : second_index;
    wire [8:0] second_index_1 = second_level == 3'd0 ? place_page[8:0] : second_index_0;
    wire second_reads_masked = second_begins & second_within_within & ~second_knownLeaf;
    wire second_reads = second_reads_masked | (second_walks & ~check_leaf);

    // What the step comes to: the end, a read, or another turn.
    wire next_knownDevice_disableFaultReports =
        step_atDeviceContext ? deviceWord_after_disableFaultReports :
        step_device_disableFaultReports;

    // What the step comes to: the end, a read, or another turn.
    wire next_knownDevice_processDirectory =
        step_atDeviceContext ? deviceWord_after_processDirectory :
        step_device_processDirectory;

    // What the step comes to: the end, a read, or another turn.
    wire next_knownDevice_defaultProcess =
        step_atDeviceContext ? deviceWord_after_defaultProcess :
        step_device_defaultProcess;

    // What the step comes to: the end, a read, or another turn.
    wire next_knownDevice_enforceSnoop =
        step_atDeviceContext ? deviceWord_after_enforceSnoop :
        step_device_enforceSnoop;

    // What the step comes to: the end, a read, or another turn.
    wire next_knownDevice_secondStageMode =
        step_atDeviceContext ? deviceWord_after_secondStageMode :
        step_device_secondStageMode;

    // What the step comes to: the end, a read, or another turn.
    wire [15:0] next_knownDevice_gscid =
        step_atDeviceContext ? deviceWord_after_gscid :
        step_device_gscid;

    // What the step comes to: the end, a read, or another turn.
    wire [43:0] next_knownDevice_secondStagePage =
        step_atDeviceContext ? deviceWord_after_secondStagePage :
        step_device_secondStagePage;

    // What the step comes to: the end, a read, or another turn.
    wire [19:0] next_knownDevice_pscid =
        step_atDeviceContext ? deviceWord_after_pscid :
        step_device_pscid;

    // What the step comes to: the end, a read, or another turn.
    wire [1:0] next_knownDevice_firstStageMode =
        step_atDeviceContext ? deviceWord_after_firstStageMode :
        step_device_firstStageMode;

    // What the step comes to: the end, a read, or another turn.
    wire [43:0] next_knownDevice_firstStagePage =
        step_atDeviceContext ? deviceWord_after_firstStagePage :
        step_device_firstStagePage;

    // What the step comes to: the end, a read, or another turn.
    wire next_knownDevice_msi = step_atDeviceContext ? deviceWord_after_msi : step_device_msi;
    wire next_newProcess = step_atProcessContext | processes_cached;
    wire next_process_supervisor =
        processes_cached ? processContext_supervisor :
        processWord_after_supervisor;
    wire next_process_userMemory =
        processes_cached ? processContext_userMemory :
        processWord_after_userMemory;
    wire [19:0] next_process_pscid =
        processes_cached ? processContext_pscid :
        processWord_after_pscid;
    wire next_process_mode = processes_cached ? processContext_mode : processWord_after_mode;
    wire [43:0] next_process_page = processes_cached ? processContext_page : processWord_after_page;
    wire [19:0] next_nextDevice_pscid =
        next_newProcess ? next_process_pscid :
        next_knownDevice_pscid;
    wire next_newContexts =
        table__begins |
        step_atDeviceContext |
        next_newProcess |
        processes_decided;
    wire next_hasSecondStage = next_knownDevice_secondStageMode != 1'b0;
    wire next_hasFirstStage = first_mode != 2'd0;
    wire next_space_guest =
        devices_found ? next_hasSecondStage :
        (table__space_guest & ~table__begins);
    wire next_space_paged =
        processes_decided ? next_hasFirstStage :
        (table__space_paged & ~table__begins);
    wire [2:0] next_level =
        devices_reads ? devices_level :
        processes_points ? processes_level :
        first_points ? first_level :
        step_progress[12:10];
    wire forRequest = place_purpose == WALK_PURPOSE_REQUEST;
    wire ends = devices_passes | (second_resolves & forRequest) | 1'b0;
    wire firstLeaf_permissions_read = first_ends ? first_leaf_permissions_read : step_firstLeaf[3];
    wire firstLeaf_permissions_write =
        first_ends ? first_leaf_permissions_write :
        step_firstLeaf[2];
    wire firstLeaf_permissions_execute =
        first_ends ? first_leaf_permissions_execute :
        step_firstLeaf[1];
    wire firstLeaf_permissions_user = first_ends ? first_leaf_permissions_user : step_firstLeaf[0];
    wire [51:0] end_page =
        devices_passes ? table__key_page :
        step_atMsiEntry ? step_place_page :
        second_page;
    wire [2:0] end_smaller = next_level < second_leafLevel ? next_level : second_leafLevel;
    wire [2:0] end_clear = 3'd5 < end_smaller ? 3'd5 : end_smaller;
    wire [2:0] end_level = (devices_passes | step_atMsiEntry) ? 3'd0 : end_clear;
    wire [2:0] end_keptLevel = step_device_msi ? 3'd0 : end_level;

    // An MSI page table entry permits everything but execution.
    wire end_secondWrite = step_atMsiEntry | second_leaf_permissions_write;
    wire end_secondRead = step_atMsiEntry | second_leaf_permissions_read;
    wire end_secondExecute = second_leaf_permissions_execute & ~step_atMsiEntry;
    wire nextRead_readsEntry = second_resolves & (place_purpose != WALK_PURPOSE_REQUEST);
    wire nextRead_wanted = devices_reads | 1'b0 | second_reads | nextRead_readsEntry;
    wire [3:0] nextRead_directoryPhase =
        next_level == 3'd0 ? WALK_PHASE_PROCESS_CONTEXT :
        WALK_PHASE_PROCESS_DIRECTORY;
    wire [3:0] nextRead_read_phase_choice =
        devices_readsLeaf ? WALK_PHASE_DEVICE_CONTEXT :
        WALK_PHASE_DEVICE_DIRECTORY;
    wire [3:0] nextRead_read_phase =
        devices_reads ? nextRead_read_phase_choice :
        second_reads ? WALK_PHASE_SECOND_STAGE :
        place_purpose == WALK_PURPOSE_FIRST_STAGE ? WALK_PHASE_FIRST_STAGE :
        nextRead_directoryPhase;
    wire [43:0] nextRead_read_page_joined = {
        step_device_secondStagePage[43:2],
        second_rootBits_chosen
    };
    wire [43:0] nextRead_read_page_choice =
        step_atSecondStage ? check_target :
        secondStageCache_hit ? secondStageCache_known_target :
        nextRead_read_page_joined;
    wire [43:0] nextRead_read_page =
        devices_reads ? devices_page :
        second_reads ? nextRead_read_page_choice :
        second_page[43:0];
    wire [8:0] nextRead_read_doubleword_choice =
        devices_readsLeaf ? {devices_lastIndex, 2'd0} :
        devices_pointerPlace;
    wire [8:0] nextRead_read_doubleword =
        devices_reads ? nextRead_read_doubleword_choice :
        second_reads ? second_index_1 :
        place_doubleword;
    wire nextRead_forDevice =
        (nextRead_read_phase == WALK_PHASE_DEVICE_DIRECTORY) |
        (nextRead_read_phase == WALK_PHASE_DEVICE_CONTEXT);
    wire nextRead_forDirectory_masked =
        (nextRead_read_phase == WALK_PHASE_SECOND_STAGE) &
        (place_purpose == WALK_PURPOSE_PROCESS_DIRECTORY);
    wire nextRead_forDirectory =
        (nextRead_read_phase == WALK_PHASE_PROCESS_DIRECTORY) |
        (nextRead_read_phase == WALK_PHASE_PROCESS_CONTEXT) |
        nextRead_forDirectory_masked;
    wire refusedBy_merged =
        (first_beginsPaged & ~first_canonical_canonical) |
        (step_atFirstStage & first_entryDenied);
    wire refusedBy_merged_2 =
        processes_deviceRefused |
        processes_readRefused |
        processes_supervisorRefused;
    wire [6:0] refusedBy = {
        ends & (|end_page[51:44]),
        nextRead_wanted & 1'b0,
        1'b0,
        second_guestPageFault | second_entryRefused,
        refusedBy_merged, refusedBy_merged_2,
        devices_startRefused | devices_readRefused
    };
    wire refused = |refusedBy;
    wire [8:0] cause_choice = table__begins ? devices_startCause : devices_readCause;
    wire [8:0] cause_choice_2 =
        (step_atProcessDirectory | step_atProcessContext) ? processes_readCause :
        9'd260;
    wire [8:0] cause_choice_3 =
        step_need_execute ? 9'd1 :
        table__key_write ? 9'd7 :
        9'd5;
    wire [8:0] cause_choice_4 = step_failed ? cause_choice_3 : 9'd274;
    wire [8:0] cause_choice_5 =
        (step_atFirstStage & first_entryFailed) ? cause_choice_4 :
        step_need_execute ? 9'd12 :
        table__key_write ? 9'd15 :
        9'd13;
    wire [8:0] cause_choice_6 =
        second_guestPageFault ? second_faultCause :
        step_failed ? second_accessCause :
        second_corruptionCause;
    wire [8:0] cause_choice_7 =
        nextRead_forDevice ? 9'd257 :
        nextRead_forDirectory ? 9'd265 :
        nextRead_read_phase == WALK_PHASE_MSI_ENTRY ? 9'd261 :
        step_need_execute ? 9'd1 :
        table__key_write ? 9'd7 :
        9'd5;
    wire [8:0] cause_choice_8 =
        step_need_execute ? 9'd1 :
        table__key_write ? 9'd7 :
        9'd5;
    wire [8:0] cause =
        ({9{refusedBy[0]}} & cause_choice) |
        ({9{refusedBy[1]}} & cause_choice_2) |
        ({9{refusedBy[2]}} & cause_choice_5) |
        ({9{refusedBy[3]}} & cause_choice_6) |
        ({9{refusedBy[4]}} & 9'd0) |
        ({9{refusedBy[5]}} & cause_choice_7) |
        ({9{refusedBy[6]}} & cause_choice_8);
    wire proceeds = table__decides & ~refused;
    wire finishes = table__decides & (refused | ends);
    wire implicit_2 = place_purpose != WALK_PURPOSE_REQUEST;
    wire [61:0] details_masked =
        {place_page, place_doubleword, implicit_2} &
        {62{second_guestPageFault}};
    wire [62:0] details_extended = {14'd0, end_page[43:0], step_atMsiEntry, 1'b0, end_level};
    wire [62:0] details = refused ? {1'b0, details_masked} : details_extended;
    wire steps = table__decides | table__collects;

    // The page of an MSI page table entry takes the place of the address that led to it.
    wire collectsMsi = table__collects & step_atMsiEntry & (step_progress[6:4] == 3'd0);
    wire [51:0] placeOrDetails_choice = step_atMsiEntry ? {8'd0, beat_data[53:10]} : place_page;
    wire [62:0] placeOrDetails_joined = {place_purpose, placeOrDetails_choice, place_doubleword};
    wire [62:0] placeOrDetails = finishes ? details : placeOrDetails_joined;
    wire isFirstWord = step_progress[6:4] == 3'd0;
    wire wordValid =
        step_atDeviceContext ? deviceWord_valid :
        step_atProcessContext ? processWord_valid :
        msi_valid;
    wire wordBroken =
        step_atDeviceContext ? deviceWord_broken :
        step_atProcessContext ? processWord_broken :
        (1'b0 & isFirstWord);
    wire [3:0] nextProgress_phase =
        table__collects ? step_progress[16:13] :
        nextRead_wanted ? nextRead_read_phase :
        devices_complete ? WALK_PHASE_DEVICE_FOUND :
        WALK_PHASE_PROCESS_FOUND;
    wire [2:0] nextProgress_level = table__collects ? step_progress[12:10] : next_level;
    wire [2:0] nextProgress_secondLevel =
        table__collects ? step_progress[9:7] :
        second_reads ? second_level :
        step_progress[9:7];
    wire [2:0] nextProgress_word = table__collects ? (step_progress[6:4] + 3'd1) : 3'd0;
    wire nextProgress_failed = table__collects ? step_failed : 1'b0;
    wire nextProgress_poisoned = table__collects ? step_poisoned : 1'b0;
    wire nextProgress_valid_choice = isFirstWord ? wordValid : step_progress[1];
    wire nextProgress_valid = table__collects ? nextProgress_valid_choice : 1'b0;
    wire nextProgress_broken = table__collects ? (step_progress[0] | wordBroken) : 1'b0;
    wire proceeds_and_nextRead_wanted = proceeds & nextRead_wanted;

    Fifo_59x8 queue (
        .clock                  (clock),
        .reset                  (reset),
        .in_valid               (queue_in_valid),
        .in_ready               (queue_in_ready),
        .in_payload_walk        (queue_in_payload_walk),
        .in_payload_page        (queue_in_payload_page),
        .in_payload_doubleword  (queue_in_payload_doubleword),
        .in_payload_length      (queue_in_payload_length),
        .out_valid              (queue_out_valid),
        .out_ready              (queue_out_ready),
        .out_payload_walk       (queue_out_payload_walk),
        .out_payload_page       (queue_out_payload_page),
        .out_payload_doubleword (queue_out_payload_doubleword),
        .out_payload_length     (queue_out_payload_length)
    );

    wire isPair =
        (nextRead_read_phase == WALK_PHASE_PROCESS_CONTEXT) |
        (nextRead_read_phase == WALK_PHASE_MSI_ENTRY);
    wire [2:0] length = nextRead_read_phase == WALK_PHASE_DEVICE_CONTEXT ? 3'd3 : {2'd0, isPair};
    wire belowRoot = next_level != ({1'b0, step_contexts_first[45:44]} + 3'd1);
    wire inTables = step_atFirstStage | step_atSecondStage;
    wire forFirstStage = place_purpose == WALK_PURPOSE_FIRST_STAGE;

    // A request's own page of 4 KiB would only crowd out what several walks need.
    wire isOwnPage = check_leaf & forRequest & (step_progress[9:7] == 3'd0);

    // What no stage translates passes without the IOTLB.
    wire throughTables = next_space_guest | next_space_paged;
    wire beforeContext =
        (table__begins & ~devices_found) |
        step_atDeviceDirectory |
        step_atDeviceContext;
    wire reported = beforeContext | ~step_device_disableFaultReports;
    wire [10:0] outcome_0 = outcomes[resultOf_0];
    wire [62:0] itsDetails_0 = memory_places[resultOf_0];
    wire [51:0] guestFault_0_page = itsDetails_0[61:10];
    wire [8:0] guestFault_0_doubleword = itsDetails_0[9:1];
    wire guestFault_0_implicit = itsDetails_0[0];
    wire [43:0] target_0_page = itsDetails_0[48:5];
    wire target_0_throughMsi = itsDetails_0[4];
    wire target_0_coherent = itsDetails_0[3];
    wire [2:0] target_0_level = itsDetails_0[2:0];
    wire [5:0] range_0 = target_0_level == 3'd4 ? 6'd48 : 6'd55;
    wire [5:0] range_1 = target_0_level == 3'd3 ? 6'd39 : range_0;
    wire [5:0] range_2 = target_0_level == 3'd2 ? 6'd30 : range_1;
    wire [5:0] range_3 = target_0_level == 3'd1 ? 6'd21 : range_2;
    wire [5:0] range_4 = target_0_level == 3'd0 ? 6'd12 : range_3;
    wire [10:0] outcome_1 = outcomes[resultOf_1];
    wire [62:0] itsDetails_1 = memory_places[resultOf_1];
    wire [51:0] guestFault_1_page = itsDetails_1[61:10];
    wire [8:0] guestFault_1_doubleword = itsDetails_1[9:1];
    wire guestFault_1_implicit = itsDetails_1[0];
    wire [43:0] target_1_page = itsDetails_1[48:5];
    wire target_1_throughMsi = itsDetails_1[4];
    wire target_1_coherent = itsDetails_1[3];
    wire [2:0] target_1_level = itsDetails_1[2:0];
    wire [5:0] range_5 = target_1_level == 3'd4 ? 6'd48 : 6'd55;
    wire [5:0] range_6 = target_1_level == 3'd3 ? 6'd39 : range_5;
    wire [5:0] range_7 = target_1_level == 3'd2 ? 6'd30 : range_6;
    wire [5:0] range_8 = target_1_level == 3'd1 ? 6'd21 : range_7;
    wire [5:0] range_9 = target_1_level == 3'd0 ? 6'd12 : range_8;
    assign table__invalidation_valid = invalidation_valid;
    assign table__invalidation_kind = invalidation_kind;
    assign table__invalidation_addressValid = invalidation_addressValid;
    assign table__invalidation_page = invalidation_page;
    assign table__invalidation_pscidValid = invalidation_pscidValid;
    assign table__invalidation_pscid = invalidation_pscid;
    assign table__invalidation_guest = invalidation_guest;
    assign table__invalidation_gscid = invalidation_gscid;
    assign table__invalidation_deviceValid = invalidation_deviceValid;
    assign table__invalidation_deviceId = invalidation_deviceId;
    assign table__invalidation_processId = invalidation_processId;
    assign table__start_valid = start_valid;
    assign start_ready = table__start_ready;
    assign table__start_payload_deviceId = start_payload_deviceId;
    assign table__start_payload_processIdValid = start_payload_processIdValid;
    assign table__start_payload_processId = start_payload_processId;
    assign table__start_payload_page = start_payload_page;
    assign table__start_payload_write = start_payload_write;
    assign table__start_payload_execute = start_payload_execute;
    assign table__start_payload_privileged = start_payload_privileged;
    assign table__start_payload_addressType = start_payload_addressType;
    assign table__start_payload_debug = start_payload_debug;
    assign startedWalk = table__startedWalk;
    assign done = table__done;
    assign table__held = held;
    assign table__beatArrives = beat_valid & (beat_id < 4'd8);
    assign table__beatWalk = beat_id[2:0];
    assign table__beatLast = beat_last;
    assign deviceId = table__key_deviceId;
    assign processId = table__key_processId;
    assign deviceWord_data = beat_data;
    assign deviceWord_number = step_progress[6:4];
    assign deviceWord_before_disableFaultReports = step_contexts_control[6];
    assign deviceWord_before_processDirectory = step_contexts_control[5];
    assign deviceWord_before_defaultProcess = step_contexts_control[4];
    assign deviceWord_before_enforceSnoop = step_contexts_control[3];
    assign deviceWord_before_secondStageMode = step_contexts_second[44];
    assign deviceWord_before_gscid = table__space_gscid;
    assign deviceWord_before_secondStagePage = step_contexts_second[43:0];
    assign deviceWord_before_pscid = table__space_pscid;
    assign deviceWord_before_firstStageMode = step_contexts_first[45:44];
    assign deviceWord_before_firstStagePage = step_contexts_first[43:0];
    assign deviceWord_before_msi = step_contexts_control[0];
    assign processWord_data = beat_data;
    assign processWord_second = step_progress[6:4] != 3'd0;
    assign processWord_before_supervisor = step_contexts_control[2];
    assign processWord_before_userMemory = step_contexts_control[1];
    assign processWord_before_pscid = table__space_pscid;
    assign processWord_before_mode = step_contexts_first[44];
    assign processWord_before_page = step_contexts_first[43:0];
    assign check_entry = beat_data;
    assign check_secondStage = step_atSecondStage;
    assign check_level = step_atSecondStage ? step_progress[9:7] : step_progress[12:10];
    assign check_need_read = implicit ? 1'b1 : step_need_read;
    assign check_need_write = implicit ? 1'b0 : table__key_write;
    assign check_need_execute = implicit ? 1'b0 : step_need_execute;
    assign check_supervisor = table__key_privileged;
    assign check_userMemory = step_contexts_control[1];
    assign check_page = step_atSecondStage ? step_place_page : table__key_page;
    assign firstStageCache_invalidation_valid = invalidation_valid;
    assign firstStageCache_invalidation_kind = invalidation_kind;
    assign firstStageCache_invalidation_addressValid = invalidation_addressValid;
    assign firstStageCache_invalidation_page = invalidation_page;
    assign firstStageCache_invalidation_pscidValid = invalidation_pscidValid;
    assign firstStageCache_invalidation_pscid = invalidation_pscid;
    assign firstStageCache_invalidation_guest = invalidation_guest;
    assign firstStageCache_invalidation_gscid = invalidation_gscid;
    assign firstStageCache_invalidation_deviceValid = invalidation_deviceValid;
    assign firstStageCache_invalidation_deviceId = invalidation_deviceId;
    assign firstStageCache_invalidation_processId = invalidation_processId;
    assign firstStageCache_space_guest = step_device_secondStageMode != 1'b0;
    assign firstStageCache_space_gscid = step_device_gscid;
    assign firstStageCache_space_paged = 1'b1;
    assign firstStageCache_space_pscid = step_device_pscid;
    assign firstStageCache_page = table__key_page[26:0];
    assign secondStageCache_invalidation_valid = invalidation_valid;
    assign secondStageCache_invalidation_kind = invalidation_kind;
    assign secondStageCache_invalidation_addressValid = invalidation_addressValid;
    assign secondStageCache_invalidation_page = invalidation_page;
    assign secondStageCache_invalidation_pscidValid = invalidation_pscidValid;
    assign secondStageCache_invalidation_pscid = invalidation_pscid;
    assign secondStageCache_invalidation_guest = invalidation_guest;
    assign secondStageCache_invalidation_gscid = invalidation_gscid;
    assign secondStageCache_invalidation_deviceValid = invalidation_deviceValid;
    assign secondStageCache_invalidation_deviceId = invalidation_deviceId;
    assign secondStageCache_invalidation_processId = invalidation_processId;
    assign secondStageCache_gscid = step_device_gscid;
    assign secondStageCache_page = place_page[28:0];
    assign secondStageCache_need_read = place_purpose_is_2 ? step_need_read : 1'b1;
    assign secondStageCache_need_write = place_purpose_is_2 ? table__key_write : 1'b0;
    assign secondStageCache_need_execute = place_purpose_is_2 ? step_need_execute : 1'b0;
    assign table__refused = refused;
    assign table__nextSpace_guest = next_space_guest;
    assign table__nextSpace_gscid = next_knownDevice_gscid;
    assign table__nextSpace_paged = next_space_paged;
    assign table__nextSpace_pscid = next_nextDevice_pscid;
    assign table__next =
        (refused | ends) ? STATUS_DONE :
        nextRead_wanted ? STATUS_READING :
        STATUS_STEP;
    assign queue_in_valid = proceeds_and_nextRead_wanted;
    assign queue_in_payload_walk = table__walk;
    assign queue_in_payload_page = nextRead_read_page;
    assign queue_in_payload_doubleword = nextRead_read_doubleword;
    assign queue_in_payload_length = length;
    assign reads_valid = queue_out_valid;
    assign queue_out_ready = reads_ready;
    assign reads_payload_id = {1'b0, queue_out_payload_walk};
    assign reads_payload_address = {queue_out_payload_page, queue_out_payload_doubleword, 3'd0};
    assign reads_payload_len = {5'd0, queue_out_payload_length};

    // What the caches keep; nothing of a walk that an invalidation overtakes, see the table.
    assign deviceContextRefill_valid = proceeds & devices_complete;
    assign deviceContextRefill_deviceId = table__key_deviceId;
    assign deviceContextRefill_context_disableFaultReports = deviceWord_after_disableFaultReports;
    assign deviceContextRefill_context_processDirectory = deviceWord_after_processDirectory;
    assign deviceContextRefill_context_defaultProcess = deviceWord_after_defaultProcess;
    assign deviceContextRefill_context_enforceSnoop = deviceWord_after_enforceSnoop;
    assign deviceContextRefill_context_secondStageMode = deviceWord_after_secondStageMode;
    assign deviceContextRefill_context_gscid = deviceWord_after_gscid;
    assign deviceContextRefill_context_secondStagePage = deviceWord_after_secondStagePage;
    assign deviceContextRefill_context_pscid = deviceWord_after_pscid;
    assign deviceContextRefill_context_firstStageMode = deviceWord_after_firstStageMode;
    assign deviceContextRefill_context_firstStagePage = deviceWord_after_firstStagePage;
    assign deviceContextRefill_context_msi = deviceWord_after_msi;
    assign processContextRefill_valid = proceeds & processes_complete;
    assign processContextRefill_processId = table__key_processId;
    assign processContextRefill_context_supervisor = processWord_after_supervisor;
    assign processContextRefill_context_userMemory = processWord_after_userMemory;
    assign processContextRefill_context_pscid = processWord_after_pscid;
    assign processContextRefill_context_mode = processWord_after_mode;
    assign processContextRefill_context_page = processWord_after_page;
    assign firstStageCache_insert =
        proceeds &
        second_resolves &
        inTables &
        forFirstStage &
        belowRoot;
    assign firstStageCache_insertLevel = next_level;
    assign firstStageCache_insertTable = second_page[43:0];
    assign firstStageCache_use_ = proceeds & first_physical;
    assign secondStageCache_insert = proceeds & second_walks & ~isOwnPage;
    assign secondStageCache_inserted_level = step_progress[9:7];
    assign secondStageCache_inserted_leaf = check_leaf;
    assign secondStageCache_inserted_target = check_target;
    assign secondStageCache_inserted_properties_permissions_read =
        check_properties_permissions_read;
    assign secondStageCache_inserted_properties_permissions_write =
        check_properties_permissions_write;
    assign secondStageCache_inserted_properties_permissions_execute =
        check_properties_permissions_execute;
    assign secondStageCache_inserted_properties_permissions_user =
        check_properties_permissions_user;
    assign secondStageCache_use_ = proceeds & second_usesCache;
    assign iotlbRefill_valid = proceeds & ends & ~devices_passes & throughTables;
    assign iotlbRefill_space_guest = next_space_guest;
    assign iotlbRefill_space_gscid = next_knownDevice_gscid;
    assign iotlbRefill_space_paged = next_space_paged;
    assign iotlbRefill_space_pscid = next_nextDevice_pscid;
    assign iotlbRefill_page = table__key_page[29:0];
    assign iotlbRefill_level = end_keptLevel;
    assign iotlbRefill_permissions_read = firstLeaf_permissions_read & end_secondRead;
    assign iotlbRefill_permissions_write = firstLeaf_permissions_write & end_secondWrite;
    assign iotlbRefill_permissions_execute = firstLeaf_permissions_execute & end_secondExecute;
    assign iotlbRefill_permissions_user = firstLeaf_permissions_user;
    assign iotlbRefill_translation_page = end_page[43:0];
    assign iotlbRefill_translation_memoryType = 2'd0;
    assign iotlbRefill_translation_throughMsi = step_atMsiEntry;
    assign iotlbRefill_translation_coherent = 1'b0;
    assign result_0_fault = outcome_0[10];
    assign result_0_cause = {3'd0, outcome_0[8:0]};
    assign result_0_reported = outcome_0[9];
    assign result_0_iotval2 = {
        guestFault_0_page, guestFault_0_doubleword, 2'd0, guestFault_0_implicit
    };
    assign result_0_translation_page = target_0_page;
    assign result_0_translation_memoryType = 2'd0;
    assign result_0_translation_throughMsi = target_0_throughMsi;
    assign result_0_translation_coherent = target_0_coherent;
    assign result_0_range = range_4;
    assign result_1_fault = outcome_1[10];
    assign result_1_cause = {3'd0, outcome_1[8:0]};
    assign result_1_reported = outcome_1[9];
    assign result_1_iotval2 = {
        guestFault_1_page, guestFault_1_doubleword, 2'd0, guestFault_1_implicit
    };
    assign result_1_translation_page = target_1_page;
    assign result_1_translation_memoryType = 2'd0;
    assign result_1_translation_throughMsi = target_1_throughMsi;
    assign result_1_translation_coherent = target_1_coherent;
    assign result_1_range = range_9;

    wire memory_controls_choice =
        next_newProcess ? next_process_supervisor :
        step_contexts_control[2];
    wire memory_controls_choice_2 =
        next_newProcess ? next_process_userMemory :
        step_contexts_control[1];
    wire [1:0] memory_firstStages_choice =
        processes_decided ? first_mode :
        next_newProcess ? {1'b0, next_process_mode} :
        next_knownDevice_firstStageMode;
    wire [43:0] memory_firstStages_choice_2 =
        next_newProcess ? next_process_page :
        next_knownDevice_firstStagePage;
    always @(posedge clock) begin
        if (steps & next_newContexts) begin
            memory_controls[table__walk] <= {
                next_knownDevice_disableFaultReports, next_knownDevice_processDirectory,
                next_knownDevice_defaultProcess, next_knownDevice_enforceSnoop,
                memory_controls_choice, memory_controls_choice_2, next_knownDevice_msi
            };
            memory_secondStages[table__walk] <= {
                next_knownDevice_secondStageMode, next_knownDevice_secondStagePage
            };
            memory_firstStages[table__walk] <= {
                memory_firstStages_choice, memory_firstStages_choice_2
            };
        end
    end

    wire memory_places_merged = (table__decides & newPlace) | collectsMsi | finishes;
    always @(posedge clock) begin
        if (memory_places_merged) memory_places[table__walk] <= placeOrDetails;
    end

    always @(posedge clock) begin
        if (steps) begin
            memory_progress[table__walk] <= {
                nextProgress_phase, nextProgress_level, nextProgress_secondLevel, nextProgress_word,
                nextProgress_failed, nextProgress_poisoned, nextProgress_valid, nextProgress_broken
            };
        end
    end

    always @(posedge clock) begin
        if (table__decides & first_ends) begin
            memory_firstLeaves[table__walk] <= {
                first_leaf_permissions_read, first_leaf_permissions_write,
                first_leaf_permissions_execute, first_leaf_permissions_user
            };
        end
    end

    always @(posedge clock) begin
        if (finishes) outcomes[table__walk] <= {refused, reported, cause};
    end

    wire a_step_finds_one_fault_at_most_merged =
        ~table__decides |
        ((refusedBy & (~refusedBy + 7'd1)) == refusedBy);

    // Not used, on purpose.
    // software's requests end like those of devices
    // U is set in every leaf kept
    // a place is wider
    wire unused = &{
        1'b0,
        table__key_debug,
        secondStageCache_known_properties_permissions_user,
        itsDetails_0[62],
        itsDetails_1[62]
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_a_step_finds_one_fault_at_most: assert (a_step_finds_one_fault_at_most_merged);
            assert_there_is_room_for_the_read_of_each_walk: assert (~proceeds_and_nextRead_wanted | queue_in_ready);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!a_step_finds_one_fault_at_most_merged) begin
                $display(
                    "portcullis.check.Walker_base.a_step_finds_one_fault_at_most assert at Walker.java in %m: a step finds one fault at most"
                );
                $fatal;
            end
            if (!(~proceeds_and_nextRead_wanted | queue_in_ready)) begin
                $display(
                    "portcullis.check.Walker_base.there_is_room_for_the_read_of_each_walk assert at WalkReads.java in %m: there is room for the read of each walk"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
