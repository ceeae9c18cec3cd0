// RISC-V IOMMU, configuration core.
module portcullis_iommu_core (
    input  wire        clock,
    input  wire        reset,
    input  wire        device_awvalid,
    output wire        device_awready,
    input  wire [3:0]  device_awid,
    input  wire [63:0] device_awaddr,
    input  wire [7:0]  device_awlen,
    input  wire [2:0]  device_awsize,
    input  wire [1:0]  device_awburst,
    input  wire        device_awlock,
    input  wire [3:0]  device_awcache,
    input  wire [2:0]  device_awprot,
    input  wire [3:0]  device_awqos,
    input  wire [3:0]  device_awregion,
    input  wire [23:0] device_awmmusid,
    input  wire        device_awmmussidv,
    input  wire [19:0] device_awmmussid,
    input  wire [1:0]  device_awmmuat,
    input  wire        device_wvalid,
    output wire        device_wready,
    input  wire [63:0] device_wdata,
    input  wire [7:0]  device_wstrb,
    input  wire        device_wlast,
    output wire        device_bvalid,
    input  wire        device_bready,
    output wire [3:0]  device_bid,
    output wire [1:0]  device_bresp,
    input  wire        device_arvalid,
    output wire        device_arready,
    input  wire [3:0]  device_arid,
    input  wire [63:0] device_araddr,
    input  wire [7:0]  device_arlen,
    input  wire [2:0]  device_arsize,
    input  wire [1:0]  device_arburst,
    input  wire        device_arlock,
    input  wire [3:0]  device_arcache,
    input  wire [2:0]  device_arprot,
    input  wire [3:0]  device_arqos,
    input  wire [3:0]  device_arregion,
    input  wire [23:0] device_armmusid,
    input  wire        device_armmussidv,
    input  wire [19:0] device_armmussid,
    input  wire [1:0]  device_armmuat,
    output wire        device_rvalid,
    input  wire        device_rready,
    output wire [3:0]  device_rid,
    output wire [63:0] device_rdata,
    output wire [1:0]  device_rresp,
    output wire        device_rlast,
    output wire        translated_awvalid,
    input  wire        translated_awready,
    output wire [3:0]  translated_awid,
    output wire [55:0] translated_awaddr,
    output wire [7:0]  translated_awlen,
    output wire [2:0]  translated_awsize,
    output wire [1:0]  translated_awburst,
    output wire        translated_awlock,
    output wire [3:0]  translated_awcache,
    output wire [2:0]  translated_awprot,
    output wire [3:0]  translated_awqos,
    output wire [3:0]  translated_awregion,
    output wire [1:0]  translated_awmmumt,
    output wire        translated_awmmumsi,
    output wire        translated_wvalid,
    input  wire        translated_wready,
    output wire [63:0] translated_wdata,
    output wire [7:0]  translated_wstrb,
    output wire        translated_wlast,
    input  wire        translated_bvalid,
    output wire        translated_bready,
    input  wire [3:0]  translated_bid,
    input  wire [1:0]  translated_bresp,
    output wire        translated_arvalid,
    input  wire        translated_arready,
    output wire [3:0]  translated_arid,
    output wire [55:0] translated_araddr,
    output wire [7:0]  translated_arlen,
    output wire [2:0]  translated_arsize,
    output wire [1:0]  translated_arburst,
    output wire        translated_arlock,
    output wire [3:0]  translated_arcache,
    output wire [2:0]  translated_arprot,
    output wire [3:0]  translated_arqos,
    output wire [3:0]  translated_arregion,
    output wire [1:0]  translated_armmumt,
    output wire        translated_armmumsi,
    input  wire        translated_rvalid,
    output wire        translated_rready,
    input  wire [3:0]  translated_rid,
    input  wire [63:0] translated_rdata,
    input  wire [1:0]  translated_rresp,
    input  wire        translated_rlast,
    output wire        memory_awvalid,
    input  wire        memory_awready,
    output wire [3:0]  memory_awid,
    output wire [55:0] memory_awaddr,
    output wire [7:0]  memory_awlen,
    output wire [2:0]  memory_awsize,
    output wire [1:0]  memory_awburst,
    output wire        memory_awlock,
    output wire [3:0]  memory_awcache,
    output wire [2:0]  memory_awprot,
    output wire [3:0]  memory_awqos,
    output wire [3:0]  memory_awregion,
    output wire        memory_wvalid,
    input  wire        memory_wready,
    output wire [63:0] memory_wdata,
    output wire [7:0]  memory_wstrb,
    output wire        memory_wlast,
    input  wire        memory_bvalid,
    output wire        memory_bready,
    input  wire [3:0]  memory_bid,
    input  wire [1:0]  memory_bresp,
    output wire        memory_arvalid,
    input  wire        memory_arready,
    output wire [3:0]  memory_arid,
    output wire [55:0] memory_araddr,
    output wire [7:0]  memory_arlen,
    output wire [2:0]  memory_arsize,
    output wire [1:0]  memory_arburst,
    output wire        memory_arlock,
    output wire [3:0]  memory_arcache,
    output wire [2:0]  memory_arprot,
    output wire [3:0]  memory_arqos,
    output wire [3:0]  memory_arregion,
    input  wire        memory_rvalid,
    output wire        memory_rready,
    input  wire [3:0]  memory_rid,
    input  wire [63:0] memory_rdata,
    input  wire [1:0]  memory_rresp,
    input  wire        memory_rlast,
    input  wire        memory_rpoison,
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
    output wire [15:0] interrupts
);
    wire        devicePort_device_awvalid;
    wire        devicePort_device_awready;
    wire [3:0]  devicePort_device_awid;
    wire [63:0] devicePort_device_awaddr;
    wire [7:0]  devicePort_device_awlen;
    wire [2:0]  devicePort_device_awsize;
    wire [1:0]  devicePort_device_awburst;
    wire        devicePort_device_awlock;
    wire [3:0]  devicePort_device_awcache;
    wire [2:0]  devicePort_device_awprot;
    wire [3:0]  devicePort_device_awqos;
    wire [3:0]  devicePort_device_awregion;
    wire [23:0] devicePort_device_awmmusid;
    wire        devicePort_device_awmmussidv;
    wire [19:0] devicePort_device_awmmussid;
    wire [1:0]  devicePort_device_awmmuat;
    wire        devicePort_device_wvalid;
    wire        devicePort_device_wready;
    wire [63:0] devicePort_device_wdata;
    wire [7:0]  devicePort_device_wstrb;
    wire        devicePort_device_wlast;
    wire        devicePort_device_bvalid;
    wire        devicePort_device_bready;
    wire [3:0]  devicePort_device_bid;
    wire [1:0]  devicePort_device_bresp;
    wire        devicePort_device_arvalid;
    wire        devicePort_device_arready;
    wire [3:0]  devicePort_device_arid;
    wire [63:0] devicePort_device_araddr;
    wire [7:0]  devicePort_device_arlen;
    wire [2:0]  devicePort_device_arsize;
    wire [1:0]  devicePort_device_arburst;
    wire        devicePort_device_arlock;
    wire [3:0]  devicePort_device_arcache;
    wire [2:0]  devicePort_device_arprot;
    wire [3:0]  devicePort_device_arqos;
    wire [3:0]  devicePort_device_arregion;
    wire [23:0] devicePort_device_armmusid;
    wire        devicePort_device_armmussidv;
    wire [19:0] devicePort_device_armmussid;
    wire [1:0]  devicePort_device_armmuat;
    wire        devicePort_device_rvalid;
    wire        devicePort_device_rready;
    wire [3:0]  devicePort_device_rid;
    wire [63:0] devicePort_device_rdata;
    wire [1:0]  devicePort_device_rresp;
    wire        devicePort_device_rlast;
    wire        devicePort_translated_awvalid;
    wire        devicePort_translated_awready;
    wire [3:0]  devicePort_translated_awid;
    wire [55:0] devicePort_translated_awaddr;
    wire [7:0]  devicePort_translated_awlen;
    wire [2:0]  devicePort_translated_awsize;
    wire [1:0]  devicePort_translated_awburst;
    wire        devicePort_translated_awlock;
    wire [3:0]  devicePort_translated_awcache;
    wire [2:0]  devicePort_translated_awprot;
    wire [3:0]  devicePort_translated_awqos;
    wire [3:0]  devicePort_translated_awregion;
    wire [1:0]  devicePort_translated_awmmumt;
    wire        devicePort_translated_awmmumsi;
    wire        devicePort_translated_wvalid;
    wire        devicePort_translated_wready;
    wire [63:0] devicePort_translated_wdata;
    wire [7:0]  devicePort_translated_wstrb;
    wire        devicePort_translated_wlast;
    wire        devicePort_translated_bvalid;
    wire        devicePort_translated_bready;
    wire [3:0]  devicePort_translated_bid;
    wire [1:0]  devicePort_translated_bresp;
    wire        devicePort_translated_arvalid;
    wire        devicePort_translated_arready;
    wire [3:0]  devicePort_translated_arid;
    wire [55:0] devicePort_translated_araddr;
    wire [7:0]  devicePort_translated_arlen;
    wire [2:0]  devicePort_translated_arsize;
    wire [1:0]  devicePort_translated_arburst;
    wire        devicePort_translated_arlock;
    wire [3:0]  devicePort_translated_arcache;
    wire [2:0]  devicePort_translated_arprot;
    wire [3:0]  devicePort_translated_arqos;
    wire [3:0]  devicePort_translated_arregion;
    wire [1:0]  devicePort_translated_armmumt;
    wire        devicePort_translated_armmumsi;
    wire        devicePort_translated_rvalid;
    wire        devicePort_translated_rready;
    wire [3:0]  devicePort_translated_rid;
    wire [63:0] devicePort_translated_rdata;
    wire [1:0]  devicePort_translated_rresp;
    wire        devicePort_translated_rlast;
    wire [23:0] devicePort_key_deviceId;
    wire        devicePort_key_processIdValid;
    wire [19:0] devicePort_key_processId;
    wire [51:0] devicePort_key_page;
    wire        devicePort_key_write;
    wire        devicePort_key_execute;
    wire        devicePort_key_privileged;
    wire [1:0]  devicePort_key_addressType;
    wire        devicePort_key_debug;
    wire        devicePort_asked;
    wire        devicePort_hit;
    wire [43:0] devicePort_translation_page;
    wire [1:0]  devicePort_translation_memoryType;
    wire        devicePort_translation_throughMsi;
    wire        devicePort_translation_coherent;
    wire        devicePort_start_valid;
    wire        devicePort_start_ready;
    wire [23:0] devicePort_start_payload_deviceId;
    wire        devicePort_start_payload_processIdValid;
    wire [19:0] devicePort_start_payload_processId;
    wire [51:0] devicePort_start_payload_page;
    wire        devicePort_start_payload_write;
    wire        devicePort_start_payload_execute;
    wire        devicePort_start_payload_privileged;
    wire [1:0]  devicePort_start_payload_addressType;
    wire        devicePort_start_payload_debug;
    wire [2:0]  devicePort_startedWalk;
    wire [7:0]  devicePort_done;
    wire [7:0]  devicePort_held;
    wire [2:0]  devicePort_resultOf;
    wire        devicePort_result_fault;
    wire [11:0] devicePort_result_cause;
    wire        devicePort_result_reported;
    wire [63:0] devicePort_result_iotval2;
    wire [43:0] devicePort_result_translation_page;
    wire [1:0]  devicePort_result_translation_memoryType;
    wire        devicePort_result_translation_throughMsi;
    wire        devicePort_result_translation_coherent;
    wire [5:0]  devicePort_result_range;
    wire        devicePort_faults_valid;
    wire        devicePort_faults_ready;
    wire [11:0] devicePort_faults_payload_cause;
    wire [5:0]  devicePort_faults_payload_transactionType;
    wire [23:0] devicePort_faults_payload_deviceId;
    wire        devicePort_faults_payload_processIdValid;
    wire [19:0] devicePort_faults_payload_processId;
    wire        devicePort_faults_payload_privileged;
    wire [63:0] devicePort_faults_payload_iotval;
    wire [63:0] devicePort_faults_payload_iotval2;
    wire        devicePort_raised_read;
    wire        devicePort_raised_readAccepted;
    wire        devicePort_raised_write;
    wire        devicePort_raised_writeAccepted;
    wire        devicePort_observeReads;
    wire        devicePort_readsObserved;
    wire        devicePort_observeWrites;
    wire        devicePort_writesObserved;
    wire [3:0]  translator_settings_mode;
    wire [43:0] translator_settings_directoryPage;
    wire        translator_invalidation_valid;
    wire [2:0]  translator_invalidation_kind;
    wire        translator_invalidation_addressValid;
    wire [51:0] translator_invalidation_page;
    wire        translator_invalidation_pscidValid;
    wire [19:0] translator_invalidation_pscid;
    wire        translator_invalidation_guest;
    wire [15:0] translator_invalidation_gscid;
    wire        translator_invalidation_deviceValid;
    wire [23:0] translator_invalidation_deviceId;
    wire [19:0] translator_invalidation_processId;
    wire [23:0] translator_key_deviceId;
    wire        translator_key_processIdValid;
    wire [19:0] translator_key_processId;
    wire [51:0] translator_key_page;
    wire        translator_key_write;
    wire        translator_key_execute;
    wire        translator_key_privileged;
    wire [1:0]  translator_key_addressType;
    wire        translator_key_debug;
    wire        translator_asked;
    wire        translator_hit;
    wire [43:0] translator_translation_page;
    wire [1:0]  translator_translation_memoryType;
    wire        translator_translation_throughMsi;
    wire        translator_translation_coherent;
    wire [23:0] translator_walkDeviceId;
    wire        translator_walkDeviceContextHit;
    wire        translator_walkDeviceContext_disableFaultReports;
    wire        translator_walkDeviceContext_processDirectory;
    wire        translator_walkDeviceContext_defaultProcess;
    wire        translator_walkDeviceContext_enforceSnoop;
    wire [1:0]  translator_walkDeviceContext_secondStageMode;
    wire [15:0] translator_walkDeviceContext_gscid;
    wire [43:0] translator_walkDeviceContext_secondStagePage;
    wire [19:0] translator_walkDeviceContext_pscid;
    wire [1:0]  translator_walkDeviceContext_firstStageMode;
    wire [43:0] translator_walkDeviceContext_firstStagePage;
    wire        translator_walkDeviceContext_msi;
    wire [43:0] translator_walkDeviceContext_msiPage;
    wire [46:0] translator_walkDeviceContext_msiMask;
    wire [46:0] translator_walkDeviceContext_msiPattern;
    wire [19:0] translator_walkProcessId;
    wire        translator_walkProcessContextHit;
    wire        translator_walkProcessContext_supervisor;
    wire        translator_walkProcessContext_userMemory;
    wire [19:0] translator_walkProcessContext_pscid;
    wire [1:0]  translator_walkProcessContext_mode;
    wire [43:0] translator_walkProcessContext_page;
    wire        translator_deviceContextRefill_valid;
    wire [23:0] translator_deviceContextRefill_deviceId;
    wire        translator_deviceContextRefill_context_disableFaultReports;
    wire        translator_deviceContextRefill_context_processDirectory;
    wire        translator_deviceContextRefill_context_defaultProcess;
    wire        translator_deviceContextRefill_context_enforceSnoop;
    wire [1:0]  translator_deviceContextRefill_context_secondStageMode;
    wire [15:0] translator_deviceContextRefill_context_gscid;
    wire [43:0] translator_deviceContextRefill_context_secondStagePage;
    wire [19:0] translator_deviceContextRefill_context_pscid;
    wire [1:0]  translator_deviceContextRefill_context_firstStageMode;
    wire [43:0] translator_deviceContextRefill_context_firstStagePage;
    wire        translator_deviceContextRefill_context_msi;
    wire [43:0] translator_deviceContextRefill_context_msiPage;
    wire [46:0] translator_deviceContextRefill_context_msiMask;
    wire [46:0] translator_deviceContextRefill_context_msiPattern;
    wire        translator_processContextRefill_valid;
    wire [19:0] translator_processContextRefill_processId;
    wire        translator_processContextRefill_context_supervisor;
    wire        translator_processContextRefill_context_userMemory;
    wire [19:0] translator_processContextRefill_context_pscid;
    wire [1:0]  translator_processContextRefill_context_mode;
    wire [43:0] translator_processContextRefill_context_page;
    wire        translator_iotlbRefill_valid;
    wire        translator_iotlbRefill_space_guest;
    wire [15:0] translator_iotlbRefill_space_gscid;
    wire        translator_iotlbRefill_space_paged;
    wire [19:0] translator_iotlbRefill_space_pscid;
    wire [47:0] translator_iotlbRefill_page;
    wire [2:0]  translator_iotlbRefill_level;
    wire        translator_iotlbRefill_permissions_read;
    wire        translator_iotlbRefill_permissions_write;
    wire        translator_iotlbRefill_permissions_execute;
    wire        translator_iotlbRefill_permissions_user;
    wire [43:0] translator_iotlbRefill_translation_page;
    wire [1:0]  translator_iotlbRefill_translation_memoryType;
    wire        translator_iotlbRefill_translation_throughMsi;
    wire        translator_iotlbRefill_translation_coherent;
    wire [3:0]  walker_settings_mode;
    wire [43:0] walker_settings_directoryPage;
    wire        walker_invalidation_valid;
    wire [2:0]  walker_invalidation_kind;
    wire        walker_invalidation_addressValid;
    wire [51:0] walker_invalidation_page;
    wire        walker_invalidation_pscidValid;
    wire [19:0] walker_invalidation_pscid;
    wire        walker_invalidation_guest;
    wire [15:0] walker_invalidation_gscid;
    wire        walker_invalidation_deviceValid;
    wire [23:0] walker_invalidation_deviceId;
    wire [19:0] walker_invalidation_processId;
    wire        walker_start_valid;
    wire        walker_start_ready;
    wire [23:0] walker_start_payload_deviceId;
    wire        walker_start_payload_processIdValid;
    wire [19:0] walker_start_payload_processId;
    wire [51:0] walker_start_payload_page;
    wire        walker_start_payload_write;
    wire        walker_start_payload_execute;
    wire        walker_start_payload_privileged;
    wire [1:0]  walker_start_payload_addressType;
    wire        walker_start_payload_debug;
    wire [2:0]  walker_startedWalk;
    wire [7:0]  walker_done;
    wire [7:0]  walker_held;
    wire [2:0]  walker_resultOf_0;
    wire [2:0]  walker_resultOf_1;
    wire        walker_result_0_fault;
    wire [11:0] walker_result_0_cause;
    wire        walker_result_0_reported;
    wire [63:0] walker_result_0_iotval2;
    wire [43:0] walker_result_0_translation_page;
    wire [1:0]  walker_result_0_translation_memoryType;
    wire        walker_result_0_translation_throughMsi;
    wire        walker_result_0_translation_coherent;
    wire [5:0]  walker_result_0_range;
    wire        walker_result_1_fault;
    wire [11:0] walker_result_1_cause;
    wire        walker_result_1_reported;
    wire [63:0] walker_result_1_iotval2;
    wire [43:0] walker_result_1_translation_page;
    wire [1:0]  walker_result_1_translation_memoryType;
    wire        walker_result_1_translation_throughMsi;
    wire        walker_result_1_translation_coherent;
    wire [5:0]  walker_result_1_range;
    wire [23:0] walker_deviceId;
    wire        walker_deviceContextHit;
    wire        walker_deviceContext_disableFaultReports;
    wire        walker_deviceContext_processDirectory;
    wire        walker_deviceContext_defaultProcess;
    wire        walker_deviceContext_enforceSnoop;
    wire [1:0]  walker_deviceContext_secondStageMode;
    wire [15:0] walker_deviceContext_gscid;
    wire [43:0] walker_deviceContext_secondStagePage;
    wire [19:0] walker_deviceContext_pscid;
    wire [1:0]  walker_deviceContext_firstStageMode;
    wire [43:0] walker_deviceContext_firstStagePage;
    wire        walker_deviceContext_msi;
    wire [43:0] walker_deviceContext_msiPage;
    wire [46:0] walker_deviceContext_msiMask;
    wire [46:0] walker_deviceContext_msiPattern;
    wire [19:0] walker_processId;
    wire        walker_processContextHit;
    wire        walker_processContext_supervisor;
    wire        walker_processContext_userMemory;
    wire [19:0] walker_processContext_pscid;
    wire [1:0]  walker_processContext_mode;
    wire [43:0] walker_processContext_page;
    wire        walker_deviceContextRefill_valid;
    wire [23:0] walker_deviceContextRefill_deviceId;
    wire        walker_deviceContextRefill_context_disableFaultReports;
    wire        walker_deviceContextRefill_context_processDirectory;
    wire        walker_deviceContextRefill_context_defaultProcess;
    wire        walker_deviceContextRefill_context_enforceSnoop;
    wire [1:0]  walker_deviceContextRefill_context_secondStageMode;
    wire [15:0] walker_deviceContextRefill_context_gscid;
    wire [43:0] walker_deviceContextRefill_context_secondStagePage;
    wire [19:0] walker_deviceContextRefill_context_pscid;
    wire [1:0]  walker_deviceContextRefill_context_firstStageMode;
    wire [43:0] walker_deviceContextRefill_context_firstStagePage;
    wire        walker_deviceContextRefill_context_msi;
    wire [43:0] walker_deviceContextRefill_context_msiPage;
    wire [46:0] walker_deviceContextRefill_context_msiMask;
    wire [46:0] walker_deviceContextRefill_context_msiPattern;
    wire        walker_processContextRefill_valid;
    wire [19:0] walker_processContextRefill_processId;
    wire        walker_processContextRefill_context_supervisor;
    wire        walker_processContextRefill_context_userMemory;
    wire [19:0] walker_processContextRefill_context_pscid;
    wire [1:0]  walker_processContextRefill_context_mode;
    wire [43:0] walker_processContextRefill_context_page;
    wire        walker_iotlbRefill_valid;
    wire        walker_iotlbRefill_space_guest;
    wire [15:0] walker_iotlbRefill_space_gscid;
    wire        walker_iotlbRefill_space_paged;
    wire [19:0] walker_iotlbRefill_space_pscid;
    wire [47:0] walker_iotlbRefill_page;
    wire [2:0]  walker_iotlbRefill_level;
    wire        walker_iotlbRefill_permissions_read;
    wire        walker_iotlbRefill_permissions_write;
    wire        walker_iotlbRefill_permissions_execute;
    wire        walker_iotlbRefill_permissions_user;
    wire [43:0] walker_iotlbRefill_translation_page;
    wire [1:0]  walker_iotlbRefill_translation_memoryType;
    wire        walker_iotlbRefill_translation_throughMsi;
    wire        walker_iotlbRefill_translation_coherent;
    wire        walker_reads_valid;
    wire        walker_reads_ready;
    wire [3:0]  walker_reads_payload_id;
    wire [55:0] walker_reads_payload_address;
    wire [7:0]  walker_reads_payload_len;
    wire        walker_beat_valid;
    wire [3:0]  walker_beat_id;
    wire [63:0] walker_beat_data;
    wire        walker_beat_last;
    wire        walker_beat_failed;
    wire        walker_beat_poisoned;
    wire        memoryPort_bus_awvalid;
    wire        memoryPort_bus_awready;
    wire [3:0]  memoryPort_bus_awid;
    wire [55:0] memoryPort_bus_awaddr;
    wire [7:0]  memoryPort_bus_awlen;
    wire [2:0]  memoryPort_bus_awsize;
    wire [1:0]  memoryPort_bus_awburst;
    wire        memoryPort_bus_awlock;
    wire [3:0]  memoryPort_bus_awcache;
    wire [2:0]  memoryPort_bus_awprot;
    wire [3:0]  memoryPort_bus_awqos;
    wire [3:0]  memoryPort_bus_awregion;
    wire        memoryPort_bus_wvalid;
    wire        memoryPort_bus_wready;
    wire [63:0] memoryPort_bus_wdata;
    wire [7:0]  memoryPort_bus_wstrb;
    wire        memoryPort_bus_wlast;
    wire        memoryPort_bus_bvalid;
    wire        memoryPort_bus_bready;
    wire [3:0]  memoryPort_bus_bid;
    wire [1:0]  memoryPort_bus_bresp;
    wire        memoryPort_bus_arvalid;
    wire        memoryPort_bus_arready;
    wire [3:0]  memoryPort_bus_arid;
    wire [55:0] memoryPort_bus_araddr;
    wire [7:0]  memoryPort_bus_arlen;
    wire [2:0]  memoryPort_bus_arsize;
    wire [1:0]  memoryPort_bus_arburst;
    wire        memoryPort_bus_arlock;
    wire [3:0]  memoryPort_bus_arcache;
    wire [2:0]  memoryPort_bus_arprot;
    wire [3:0]  memoryPort_bus_arqos;
    wire [3:0]  memoryPort_bus_arregion;
    wire        memoryPort_bus_rvalid;
    wire        memoryPort_bus_rready;
    wire [3:0]  memoryPort_bus_rid;
    wire [63:0] memoryPort_bus_rdata;
    wire [1:0]  memoryPort_bus_rresp;
    wire        memoryPort_bus_rlast;
    wire        memoryPort_bus_rpoison;
    wire        memoryPort_walkReads_valid;
    wire        memoryPort_walkReads_ready;
    wire [3:0]  memoryPort_walkReads_payload_id;
    wire [55:0] memoryPort_walkReads_payload_address;
    wire [7:0]  memoryPort_walkReads_payload_len;
    wire        memoryPort_commandReads_valid;
    wire        memoryPort_commandReads_ready;
    wire [3:0]  memoryPort_commandReads_payload_id;
    wire [55:0] memoryPort_commandReads_payload_address;
    wire [7:0]  memoryPort_commandReads_payload_len;
    wire        memoryPort_beat_valid;
    wire [3:0]  memoryPort_beat_id;
    wire [63:0] memoryPort_beat_data;
    wire        memoryPort_beat_last;
    wire        memoryPort_beat_failed;
    wire        memoryPort_beat_poisoned;
    wire        memoryPort_writes_0_valid;
    wire        memoryPort_writes_0_ready;
    wire [55:0] memoryPort_writes_0_payload_address;
    wire        memoryPort_writes_0_payload_record;
    wire [255:0] memoryPort_writes_0_payload_data;
    wire        memoryPort_writes_1_valid;
    wire        memoryPort_writes_1_ready;
    wire [55:0] memoryPort_writes_1_payload_address;
    wire        memoryPort_writes_1_payload_record;
    wire [255:0] memoryPort_writes_1_payload_data;
    wire        memoryPort_writes_2_valid;
    wire        memoryPort_writes_2_ready;
    wire [55:0] memoryPort_writes_2_payload_address;
    wire        memoryPort_writes_2_payload_record;
    wire [255:0] memoryPort_writes_2_payload_data;
    wire        memoryPort_written_0_valid;
    wire        memoryPort_written_0_failed;
    wire        memoryPort_written_1_valid;
    wire        memoryPort_written_1_failed;
    wire        memoryPort_written_2_valid;
    wire        memoryPort_written_2_failed;
    wire        control_registers_awvalid;
    wire        control_registers_awready;
    wire [11:0] control_registers_awaddr;
    wire [2:0]  control_registers_awprot;
    wire        control_registers_wvalid;
    wire        control_registers_wready;
    wire [63:0] control_registers_wdata;
    wire [7:0]  control_registers_wstrb;
    wire        control_registers_bvalid;
    wire        control_registers_bready;
    wire [1:0]  control_registers_bresp;
    wire        control_registers_arvalid;
    wire        control_registers_arready;
    wire [11:0] control_registers_araddr;
    wire [2:0]  control_registers_arprot;
    wire        control_registers_rvalid;
    wire        control_registers_rready;
    wire [63:0] control_registers_rdata;
    wire [1:0]  control_registers_rresp;
    wire [15:0] control_interrupts;
    wire [3:0]  control_settings_mode;
    wire [43:0] control_settings_directoryPage;
    wire        control_invalidation_valid;
    wire [2:0]  control_invalidation_kind;
    wire        control_invalidation_addressValid;
    wire [51:0] control_invalidation_page;
    wire        control_invalidation_pscidValid;
    wire [19:0] control_invalidation_pscid;
    wire        control_invalidation_guest;
    wire [15:0] control_invalidation_gscid;
    wire        control_invalidation_deviceValid;
    wire [23:0] control_invalidation_deviceId;
    wire [19:0] control_invalidation_processId;
    wire        control_raised_read;
    wire        control_raised_readAccepted;
    wire        control_raised_write;
    wire        control_raised_writeAccepted;
    wire        control_observeReads;
    wire        control_readsObserved;
    wire        control_observeWrites;
    wire        control_writesObserved;
    wire        control_faults_valid;
    wire        control_faults_ready;
    wire [11:0] control_faults_payload_cause;
    wire [5:0]  control_faults_payload_transactionType;
    wire [23:0] control_faults_payload_deviceId;
    wire        control_faults_payload_processIdValid;
    wire [19:0] control_faults_payload_processId;
    wire        control_faults_payload_privileged;
    wire [63:0] control_faults_payload_iotval;
    wire [63:0] control_faults_payload_iotval2;
    wire        control_commandReads_valid;
    wire        control_commandReads_ready;
    wire [3:0]  control_commandReads_payload_id;
    wire [55:0] control_commandReads_payload_address;
    wire [7:0]  control_commandReads_payload_len;
    wire        control_beat_valid;
    wire [3:0]  control_beat_id;
    wire [63:0] control_beat_data;
    wire        control_beat_last;
    wire        control_beat_failed;
    wire        control_beat_poisoned;
    wire        control_writes_0_valid;
    wire        control_writes_0_ready;
    wire [55:0] control_writes_0_payload_address;
    wire        control_writes_0_payload_record;
    wire [255:0] control_writes_0_payload_data;
    wire        control_writes_1_valid;
    wire        control_writes_1_ready;
    wire [55:0] control_writes_1_payload_address;
    wire        control_writes_1_payload_record;
    wire [255:0] control_writes_1_payload_data;
    wire        control_writes_2_valid;
    wire        control_writes_2_ready;
    wire [55:0] control_writes_2_payload_address;
    wire        control_writes_2_payload_record;
    wire [255:0] control_writes_2_payload_data;
    wire        control_written_0_valid;
    wire        control_written_0_failed;
    wire        control_written_1_valid;
    wire        control_written_1_failed;
    wire        control_written_2_valid;
    wire        control_written_2_failed;
    wire        control_debugStart_valid;
    wire        control_debugStart_ready;
    wire [23:0] control_debugStart_payload_deviceId;
    wire        control_debugStart_payload_processIdValid;
    wire [19:0] control_debugStart_payload_processId;
    wire [51:0] control_debugStart_payload_page;
    wire        control_debugStart_payload_write;
    wire        control_debugStart_payload_execute;
    wire        control_debugStart_payload_privileged;
    wire [1:0]  control_debugStart_payload_addressType;
    wire        control_debugStart_payload_debug;
    wire [2:0]  control_startedWalk;
    wire [7:0]  control_done;
    wire [2:0]  control_resultOf;
    wire        control_result_fault;
    wire [11:0] control_result_cause;
    wire        control_result_reported;
    wire [63:0] control_result_iotval2;
    wire [43:0] control_result_translation_page;
    wire [1:0]  control_result_translation_memoryType;
    wire        control_result_translation_throughMsi;
    wire        control_result_translation_coherent;
    wire [5:0]  control_result_range;
    wire [7:0]  control_held;
    wire        starts_arbiter_in_0_valid;
    wire        starts_arbiter_in_0_ready;
    wire [23:0] starts_arbiter_in_0_payload_deviceId;
    wire        starts_arbiter_in_0_payload_processIdValid;
    wire [19:0] starts_arbiter_in_0_payload_processId;
    wire [51:0] starts_arbiter_in_0_payload_page;
    wire        starts_arbiter_in_0_payload_write;
    wire        starts_arbiter_in_0_payload_execute;
    wire        starts_arbiter_in_0_payload_privileged;
    wire [1:0]  starts_arbiter_in_0_payload_addressType;
    wire        starts_arbiter_in_0_payload_debug;
    wire        starts_arbiter_in_1_valid;
    wire        starts_arbiter_in_1_ready;
    wire [23:0] starts_arbiter_in_1_payload_deviceId;
    wire        starts_arbiter_in_1_payload_processIdValid;
    wire [19:0] starts_arbiter_in_1_payload_processId;
    wire [51:0] starts_arbiter_in_1_payload_page;
    wire        starts_arbiter_in_1_payload_write;
    wire        starts_arbiter_in_1_payload_execute;
    wire        starts_arbiter_in_1_payload_privileged;
    wire [1:0]  starts_arbiter_in_1_payload_addressType;
    wire        starts_arbiter_in_1_payload_debug;
    wire        starts_arbiter_out_valid;
    wire        starts_arbiter_out_ready;
    wire [23:0] starts_arbiter_out_payload_deviceId;
    wire        starts_arbiter_out_payload_processIdValid;
    wire [19:0] starts_arbiter_out_payload_processId;
    wire [51:0] starts_arbiter_out_payload_page;
    wire        starts_arbiter_out_payload_write;
    wire        starts_arbiter_out_payload_execute;
    wire        starts_arbiter_out_payload_privileged;
    wire [1:0]  starts_arbiter_out_payload_addressType;
    wire        starts_arbiter_out_payload_debug;
    wire        starts_arbiter_chosen;

    DevicePort_core devicePort (
        .clock                          (clock),
        .reset                          (reset),
        .device_awvalid                 (devicePort_device_awvalid),
        .device_awready                 (devicePort_device_awready),
        .device_awid                    (devicePort_device_awid),
        .device_awaddr                  (devicePort_device_awaddr),
        .device_awlen                   (devicePort_device_awlen),
        .device_awsize                  (devicePort_device_awsize),
        .device_awburst                 (devicePort_device_awburst),
        .device_awlock                  (devicePort_device_awlock),
        .device_awcache                 (devicePort_device_awcache),
        .device_awprot                  (devicePort_device_awprot),
        .device_awqos                   (devicePort_device_awqos),
        .device_awregion                (devicePort_device_awregion),
        .device_awmmusid                (devicePort_device_awmmusid),
        .device_awmmussidv              (devicePort_device_awmmussidv),
        .device_awmmussid               (devicePort_device_awmmussid),
        .device_awmmuat                 (devicePort_device_awmmuat),
        .device_wvalid                  (devicePort_device_wvalid),
        .device_wready                  (devicePort_device_wready),
        .device_wdata                   (devicePort_device_wdata),
        .device_wstrb                   (devicePort_device_wstrb),
        .device_wlast                   (devicePort_device_wlast),
        .device_bvalid                  (devicePort_device_bvalid),
        .device_bready                  (devicePort_device_bready),
        .device_bid                     (devicePort_device_bid),
        .device_bresp                   (devicePort_device_bresp),
        .device_arvalid                 (devicePort_device_arvalid),
        .device_arready                 (devicePort_device_arready),
        .device_arid                    (devicePort_device_arid),
        .device_araddr                  (devicePort_device_araddr),
        .device_arlen                   (devicePort_device_arlen),
        .device_arsize                  (devicePort_device_arsize),
        .device_arburst                 (devicePort_device_arburst),
        .device_arlock                  (devicePort_device_arlock),
        .device_arcache                 (devicePort_device_arcache),
        .device_arprot                  (devicePort_device_arprot),
        .device_arqos                   (devicePort_device_arqos),
        .device_arregion                (devicePort_device_arregion),
        .device_armmusid                (devicePort_device_armmusid),
        .device_armmussidv              (devicePort_device_armmussidv),
        .device_armmussid               (devicePort_device_armmussid),
        .device_armmuat                 (devicePort_device_armmuat),
        .device_rvalid                  (devicePort_device_rvalid),
        .device_rready                  (devicePort_device_rready),
        .device_rid                     (devicePort_device_rid),
        .device_rdata                   (devicePort_device_rdata),
        .device_rresp                   (devicePort_device_rresp),
        .device_rlast                   (devicePort_device_rlast),
        .translated_awvalid             (devicePort_translated_awvalid),
        .translated_awready             (devicePort_translated_awready),
        .translated_awid                (devicePort_translated_awid),
        .translated_awaddr              (devicePort_translated_awaddr),
        .translated_awlen               (devicePort_translated_awlen),
        .translated_awsize              (devicePort_translated_awsize),
        .translated_awburst             (devicePort_translated_awburst),
        .translated_awlock              (devicePort_translated_awlock),
        .translated_awcache             (devicePort_translated_awcache),
        .translated_awprot              (devicePort_translated_awprot),
        .translated_awqos               (devicePort_translated_awqos),
        .translated_awregion            (devicePort_translated_awregion),
        .translated_awmmumt             (devicePort_translated_awmmumt),
        .translated_awmmumsi            (devicePort_translated_awmmumsi),
        .translated_wvalid              (devicePort_translated_wvalid),
        .translated_wready              (devicePort_translated_wready),
        .translated_wdata               (devicePort_translated_wdata),
        .translated_wstrb               (devicePort_translated_wstrb),
        .translated_wlast               (devicePort_translated_wlast),
        .translated_bvalid              (devicePort_translated_bvalid),
        .translated_bready              (devicePort_translated_bready),
        .translated_bid                 (devicePort_translated_bid),
        .translated_bresp               (devicePort_translated_bresp),
        .translated_arvalid             (devicePort_translated_arvalid),
        .translated_arready             (devicePort_translated_arready),
        .translated_arid                (devicePort_translated_arid),
        .translated_araddr              (devicePort_translated_araddr),
        .translated_arlen               (devicePort_translated_arlen),
        .translated_arsize              (devicePort_translated_arsize),
        .translated_arburst             (devicePort_translated_arburst),
        .translated_arlock              (devicePort_translated_arlock),
        .translated_arcache             (devicePort_translated_arcache),
        .translated_arprot              (devicePort_translated_arprot),
        .translated_arqos               (devicePort_translated_arqos),
        .translated_arregion            (devicePort_translated_arregion),
        .translated_armmumt             (devicePort_translated_armmumt),
        .translated_armmumsi            (devicePort_translated_armmumsi),
        .translated_rvalid              (devicePort_translated_rvalid),
        .translated_rready              (devicePort_translated_rready),
        .translated_rid                 (devicePort_translated_rid),
        .translated_rdata               (devicePort_translated_rdata),
        .translated_rresp               (devicePort_translated_rresp),
        .translated_rlast               (devicePort_translated_rlast),
        .key_deviceId                   (devicePort_key_deviceId),
        .key_processIdValid             (devicePort_key_processIdValid),
        .key_processId                  (devicePort_key_processId),
        .key_page                       (devicePort_key_page),
        .key_write                      (devicePort_key_write),
        .key_execute                    (devicePort_key_execute),
        .key_privileged                 (devicePort_key_privileged),
        .key_addressType                (devicePort_key_addressType),
        .key_debug                      (devicePort_key_debug),
        .asked                          (devicePort_asked),
        .hit                            (devicePort_hit),
        .translation_page               (devicePort_translation_page),
        .translation_memoryType         (devicePort_translation_memoryType),
        .translation_throughMsi         (devicePort_translation_throughMsi),
        .translation_coherent           (devicePort_translation_coherent),
        .start_valid                    (devicePort_start_valid),
        .start_ready                    (devicePort_start_ready),
        .start_payload_deviceId         (devicePort_start_payload_deviceId),
        .start_payload_processIdValid   (devicePort_start_payload_processIdValid),
        .start_payload_processId        (devicePort_start_payload_processId),
        .start_payload_page             (devicePort_start_payload_page),
        .start_payload_write            (devicePort_start_payload_write),
        .start_payload_execute          (devicePort_start_payload_execute),
        .start_payload_privileged       (devicePort_start_payload_privileged),
        .start_payload_addressType      (devicePort_start_payload_addressType),
        .start_payload_debug            (devicePort_start_payload_debug),
        .startedWalk                    (devicePort_startedWalk),
        .done                           (devicePort_done),
        .held                           (devicePort_held),
        .resultOf                       (devicePort_resultOf),
        .result_fault                   (devicePort_result_fault),
        .result_cause                   (devicePort_result_cause),
        .result_reported                (devicePort_result_reported),
        .result_iotval2                 (devicePort_result_iotval2),
        .result_translation_page        (devicePort_result_translation_page),
        .result_translation_memoryType  (devicePort_result_translation_memoryType),
        .result_translation_throughMsi  (devicePort_result_translation_throughMsi),
        .result_translation_coherent    (devicePort_result_translation_coherent),
        .result_range                   (devicePort_result_range),
        .faults_valid                   (devicePort_faults_valid),
        .faults_ready                   (devicePort_faults_ready),
        .faults_payload_cause           (devicePort_faults_payload_cause),
        .faults_payload_transactionType (devicePort_faults_payload_transactionType),
        .faults_payload_deviceId        (devicePort_faults_payload_deviceId),
        .faults_payload_processIdValid  (devicePort_faults_payload_processIdValid),
        .faults_payload_processId       (devicePort_faults_payload_processId),
        .faults_payload_privileged      (devicePort_faults_payload_privileged),
        .faults_payload_iotval          (devicePort_faults_payload_iotval),
        .faults_payload_iotval2         (devicePort_faults_payload_iotval2),
        .raised_read                    (devicePort_raised_read),
        .raised_readAccepted            (devicePort_raised_readAccepted),
        .raised_write                   (devicePort_raised_write),
        .raised_writeAccepted           (devicePort_raised_writeAccepted),
        .observeReads                   (devicePort_observeReads),
        .readsObserved                  (devicePort_readsObserved),
        .observeWrites                  (devicePort_observeWrites),
        .writesObserved                 (devicePort_writesObserved)
    );

    Translator_core translator (
        .clock                                           (clock),
        .reset                                           (reset),
        .settings_mode                                   (translator_settings_mode),
        .settings_directoryPage                          (translator_settings_directoryPage),
        .invalidation_valid                              (translator_invalidation_valid),
        .invalidation_kind                               (translator_invalidation_kind),
        .invalidation_addressValid                       (translator_invalidation_addressValid),
        .invalidation_page                               (translator_invalidation_page),
        .invalidation_pscidValid                         (translator_invalidation_pscidValid),
        .invalidation_pscid                              (translator_invalidation_pscid),
        .invalidation_guest                              (translator_invalidation_guest),
        .invalidation_gscid                              (translator_invalidation_gscid),
        .invalidation_deviceValid                        (translator_invalidation_deviceValid),
        .invalidation_deviceId                           (translator_invalidation_deviceId),
        .invalidation_processId                          (translator_invalidation_processId),
        .key_deviceId                                    (translator_key_deviceId),
        .key_processIdValid                              (translator_key_processIdValid),
        .key_processId                                   (translator_key_processId),
        .key_page                                        (translator_key_page),
        .key_write                                       (translator_key_write),
        .key_execute                                     (translator_key_execute),
        .key_privileged                                  (translator_key_privileged),
        .key_addressType                                 (translator_key_addressType),
        .key_debug                                       (translator_key_debug),
        .asked                                           (translator_asked),
        .hit                                             (translator_hit),
        .translation_page                                (translator_translation_page),
        .translation_memoryType                          (translator_translation_memoryType),
        .translation_throughMsi                          (translator_translation_throughMsi),
        .translation_coherent                            (translator_translation_coherent),
        .walkDeviceId                                    (translator_walkDeviceId),
        .walkDeviceContextHit                            (translator_walkDeviceContextHit),
        .walkDeviceContext_disableFaultReports           (translator_walkDeviceContext_disableFaultReports),
        .walkDeviceContext_processDirectory              (translator_walkDeviceContext_processDirectory),
        .walkDeviceContext_defaultProcess                (translator_walkDeviceContext_defaultProcess),
        .walkDeviceContext_enforceSnoop                  (translator_walkDeviceContext_enforceSnoop),
        .walkDeviceContext_secondStageMode               (translator_walkDeviceContext_secondStageMode),
        .walkDeviceContext_gscid                         (translator_walkDeviceContext_gscid),
        .walkDeviceContext_secondStagePage               (translator_walkDeviceContext_secondStagePage),
        .walkDeviceContext_pscid                         (translator_walkDeviceContext_pscid),
        .walkDeviceContext_firstStageMode                (translator_walkDeviceContext_firstStageMode),
        .walkDeviceContext_firstStagePage                (translator_walkDeviceContext_firstStagePage),
        .walkDeviceContext_msi                           (translator_walkDeviceContext_msi),
        .walkDeviceContext_msiPage                       (translator_walkDeviceContext_msiPage),
        .walkDeviceContext_msiMask                       (translator_walkDeviceContext_msiMask),
        .walkDeviceContext_msiPattern                    (translator_walkDeviceContext_msiPattern),
        .walkProcessId                                   (translator_walkProcessId),
        .walkProcessContextHit                           (translator_walkProcessContextHit),
        .walkProcessContext_supervisor                   (translator_walkProcessContext_supervisor),
        .walkProcessContext_userMemory                   (translator_walkProcessContext_userMemory),
        .walkProcessContext_pscid                        (translator_walkProcessContext_pscid),
        .walkProcessContext_mode                         (translator_walkProcessContext_mode),
        .walkProcessContext_page                         (translator_walkProcessContext_page),
        .deviceContextRefill_valid                       (translator_deviceContextRefill_valid),
        .deviceContextRefill_deviceId                    (translator_deviceContextRefill_deviceId),
        .deviceContextRefill_context_disableFaultReports (translator_deviceContextRefill_context_disableFaultReports),
        .deviceContextRefill_context_processDirectory    (translator_deviceContextRefill_context_processDirectory),
        .deviceContextRefill_context_defaultProcess      (translator_deviceContextRefill_context_defaultProcess),
        .deviceContextRefill_context_enforceSnoop        (translator_deviceContextRefill_context_enforceSnoop),
        .deviceContextRefill_context_secondStageMode     (translator_deviceContextRefill_context_secondStageMode),
        .deviceContextRefill_context_gscid               (translator_deviceContextRefill_context_gscid),
        .deviceContextRefill_context_secondStagePage     (translator_deviceContextRefill_context_secondStagePage),
        .deviceContextRefill_context_pscid               (translator_deviceContextRefill_context_pscid),
        .deviceContextRefill_context_firstStageMode      (translator_deviceContextRefill_context_firstStageMode),
        .deviceContextRefill_context_firstStagePage      (translator_deviceContextRefill_context_firstStagePage),
        .deviceContextRefill_context_msi                 (translator_deviceContextRefill_context_msi),
        .deviceContextRefill_context_msiPage             (translator_deviceContextRefill_context_msiPage),
        .deviceContextRefill_context_msiMask             (translator_deviceContextRefill_context_msiMask),
        .deviceContextRefill_context_msiPattern          (translator_deviceContextRefill_context_msiPattern),
        .processContextRefill_valid                      (translator_processContextRefill_valid),
        .processContextRefill_processId                  (translator_processContextRefill_processId),
        .processContextRefill_context_supervisor         (translator_processContextRefill_context_supervisor),
        .processContextRefill_context_userMemory         (translator_processContextRefill_context_userMemory),
        .processContextRefill_context_pscid              (translator_processContextRefill_context_pscid),
        .processContextRefill_context_mode               (translator_processContextRefill_context_mode),
        .processContextRefill_context_page               (translator_processContextRefill_context_page),
        .iotlbRefill_valid                               (translator_iotlbRefill_valid),
        .iotlbRefill_space_guest                         (translator_iotlbRefill_space_guest),
        .iotlbRefill_space_gscid                         (translator_iotlbRefill_space_gscid),
        .iotlbRefill_space_paged                         (translator_iotlbRefill_space_paged),
        .iotlbRefill_space_pscid                         (translator_iotlbRefill_space_pscid),
        .iotlbRefill_page                                (translator_iotlbRefill_page),
        .iotlbRefill_level                               (translator_iotlbRefill_level),
        .iotlbRefill_permissions_read                    (translator_iotlbRefill_permissions_read),
        .iotlbRefill_permissions_write                   (translator_iotlbRefill_permissions_write),
        .iotlbRefill_permissions_execute                 (translator_iotlbRefill_permissions_execute),
        .iotlbRefill_permissions_user                    (translator_iotlbRefill_permissions_user),
        .iotlbRefill_translation_page                    (translator_iotlbRefill_translation_page),
        .iotlbRefill_translation_memoryType              (translator_iotlbRefill_translation_memoryType),
        .iotlbRefill_translation_throughMsi              (translator_iotlbRefill_translation_throughMsi),
        .iotlbRefill_translation_coherent                (translator_iotlbRefill_translation_coherent)
    );

    Walker_core walker (
        .clock                                           (clock),
        .reset                                           (reset),
        .settings_mode                                   (walker_settings_mode),
        .settings_directoryPage                          (walker_settings_directoryPage),
        .invalidation_valid                              (walker_invalidation_valid),
        .invalidation_kind                               (walker_invalidation_kind),
        .invalidation_addressValid                       (walker_invalidation_addressValid),
        .invalidation_page                               (walker_invalidation_page),
        .invalidation_pscidValid                         (walker_invalidation_pscidValid),
        .invalidation_pscid                              (walker_invalidation_pscid),
        .invalidation_guest                              (walker_invalidation_guest),
        .invalidation_gscid                              (walker_invalidation_gscid),
        .invalidation_deviceValid                        (walker_invalidation_deviceValid),
        .invalidation_deviceId                           (walker_invalidation_deviceId),
        .invalidation_processId                          (walker_invalidation_processId),
        .start_valid                                     (walker_start_valid),
        .start_ready                                     (walker_start_ready),
        .start_payload_deviceId                          (walker_start_payload_deviceId),
        .start_payload_processIdValid                    (walker_start_payload_processIdValid),
        .start_payload_processId                         (walker_start_payload_processId),
        .start_payload_page                              (walker_start_payload_page),
        .start_payload_write                             (walker_start_payload_write),
        .start_payload_execute                           (walker_start_payload_execute),
        .start_payload_privileged                        (walker_start_payload_privileged),
        .start_payload_addressType                       (walker_start_payload_addressType),
        .start_payload_debug                             (walker_start_payload_debug),
        .startedWalk                                     (walker_startedWalk),
        .done                                            (walker_done),
        .held                                            (walker_held),
        .resultOf_0                                      (walker_resultOf_0),
        .resultOf_1                                      (walker_resultOf_1),
        .result_0_fault                                  (walker_result_0_fault),
        .result_0_cause                                  (walker_result_0_cause),
        .result_0_reported                               (walker_result_0_reported),
        .result_0_iotval2                                (walker_result_0_iotval2),
        .result_0_translation_page                       (walker_result_0_translation_page),
        .result_0_translation_memoryType                 (walker_result_0_translation_memoryType),
        .result_0_translation_throughMsi                 (walker_result_0_translation_throughMsi),
        .result_0_translation_coherent                   (walker_result_0_translation_coherent),
        .result_0_range                                  (walker_result_0_range),
        .result_1_fault                                  (walker_result_1_fault),
        .result_1_cause                                  (walker_result_1_cause),
        .result_1_reported                               (walker_result_1_reported),
        .result_1_iotval2                                (walker_result_1_iotval2),
        .result_1_translation_page                       (walker_result_1_translation_page),
        .result_1_translation_memoryType                 (walker_result_1_translation_memoryType),
        .result_1_translation_throughMsi                 (walker_result_1_translation_throughMsi),
        .result_1_translation_coherent                   (walker_result_1_translation_coherent),
        .result_1_range                                  (walker_result_1_range),
        .deviceId                                        (walker_deviceId),
        .deviceContextHit                                (walker_deviceContextHit),
        .deviceContext_disableFaultReports               (walker_deviceContext_disableFaultReports),
        .deviceContext_processDirectory                  (walker_deviceContext_processDirectory),
        .deviceContext_defaultProcess                    (walker_deviceContext_defaultProcess),
        .deviceContext_enforceSnoop                      (walker_deviceContext_enforceSnoop),
        .deviceContext_secondStageMode                   (walker_deviceContext_secondStageMode),
        .deviceContext_gscid                             (walker_deviceContext_gscid),
        .deviceContext_secondStagePage                   (walker_deviceContext_secondStagePage),
        .deviceContext_pscid                             (walker_deviceContext_pscid),
        .deviceContext_firstStageMode                    (walker_deviceContext_firstStageMode),
        .deviceContext_firstStagePage                    (walker_deviceContext_firstStagePage),
        .deviceContext_msi                               (walker_deviceContext_msi),
        .deviceContext_msiPage                           (walker_deviceContext_msiPage),
        .deviceContext_msiMask                           (walker_deviceContext_msiMask),
        .deviceContext_msiPattern                        (walker_deviceContext_msiPattern),
        .processId                                       (walker_processId),
        .processContextHit                               (walker_processContextHit),
        .processContext_supervisor                       (walker_processContext_supervisor),
        .processContext_userMemory                       (walker_processContext_userMemory),
        .processContext_pscid                            (walker_processContext_pscid),
        .processContext_mode                             (walker_processContext_mode),
        .processContext_page                             (walker_processContext_page),
        .deviceContextRefill_valid                       (walker_deviceContextRefill_valid),
        .deviceContextRefill_deviceId                    (walker_deviceContextRefill_deviceId),
        .deviceContextRefill_context_disableFaultReports (walker_deviceContextRefill_context_disableFaultReports),
        .deviceContextRefill_context_processDirectory    (walker_deviceContextRefill_context_processDirectory),
        .deviceContextRefill_context_defaultProcess      (walker_deviceContextRefill_context_defaultProcess),
        .deviceContextRefill_context_enforceSnoop        (walker_deviceContextRefill_context_enforceSnoop),
        .deviceContextRefill_context_secondStageMode     (walker_deviceContextRefill_context_secondStageMode),
        .deviceContextRefill_context_gscid               (walker_deviceContextRefill_context_gscid),
        .deviceContextRefill_context_secondStagePage     (walker_deviceContextRefill_context_secondStagePage),
        .deviceContextRefill_context_pscid               (walker_deviceContextRefill_context_pscid),
        .deviceContextRefill_context_firstStageMode      (walker_deviceContextRefill_context_firstStageMode),
        .deviceContextRefill_context_firstStagePage      (walker_deviceContextRefill_context_firstStagePage),
        .deviceContextRefill_context_msi                 (walker_deviceContextRefill_context_msi),
        .deviceContextRefill_context_msiPage             (walker_deviceContextRefill_context_msiPage),
        .deviceContextRefill_context_msiMask             (walker_deviceContextRefill_context_msiMask),
        .deviceContextRefill_context_msiPattern          (walker_deviceContextRefill_context_msiPattern),
        .processContextRefill_valid                      (walker_processContextRefill_valid),
        .processContextRefill_processId                  (walker_processContextRefill_processId),
        .processContextRefill_context_supervisor         (walker_processContextRefill_context_supervisor),
        .processContextRefill_context_userMemory         (walker_processContextRefill_context_userMemory),
        .processContextRefill_context_pscid              (walker_processContextRefill_context_pscid),
        .processContextRefill_context_mode               (walker_processContextRefill_context_mode),
        .processContextRefill_context_page               (walker_processContextRefill_context_page),
        .iotlbRefill_valid                               (walker_iotlbRefill_valid),
        .iotlbRefill_space_guest                         (walker_iotlbRefill_space_guest),
        .iotlbRefill_space_gscid                         (walker_iotlbRefill_space_gscid),
        .iotlbRefill_space_paged                         (walker_iotlbRefill_space_paged),
        .iotlbRefill_space_pscid                         (walker_iotlbRefill_space_pscid),
        .iotlbRefill_page                                (walker_iotlbRefill_page),
        .iotlbRefill_level                               (walker_iotlbRefill_level),
        .iotlbRefill_permissions_read                    (walker_iotlbRefill_permissions_read),
        .iotlbRefill_permissions_write                   (walker_iotlbRefill_permissions_write),
        .iotlbRefill_permissions_execute                 (walker_iotlbRefill_permissions_execute),
        .iotlbRefill_permissions_user                    (walker_iotlbRefill_permissions_user),
        .iotlbRefill_translation_page                    (walker_iotlbRefill_translation_page),
        .iotlbRefill_translation_memoryType              (walker_iotlbRefill_translation_memoryType),
        .iotlbRefill_translation_throughMsi              (walker_iotlbRefill_translation_throughMsi),
        .iotlbRefill_translation_coherent                (walker_iotlbRefill_translation_coherent),
        .reads_valid                                     (walker_reads_valid),
        .reads_ready                                     (walker_reads_ready),
        .reads_payload_id                                (walker_reads_payload_id),
        .reads_payload_address                           (walker_reads_payload_address),
        .reads_payload_len                               (walker_reads_payload_len),
        .beat_valid                                      (walker_beat_valid),
        .beat_id                                         (walker_beat_id),
        .beat_data                                       (walker_beat_data),
        .beat_last                                       (walker_beat_last),
        .beat_failed                                     (walker_beat_failed),
        .beat_poisoned                                   (walker_beat_poisoned)
    );

    MemoryPort_56x8 memoryPort (
        .clock                        (clock),
        .reset                        (reset),
        .bus_awvalid                  (memoryPort_bus_awvalid),
        .bus_awready                  (memoryPort_bus_awready),
        .bus_awid                     (memoryPort_bus_awid),
        .bus_awaddr                   (memoryPort_bus_awaddr),
        .bus_awlen                    (memoryPort_bus_awlen),
        .bus_awsize                   (memoryPort_bus_awsize),
        .bus_awburst                  (memoryPort_bus_awburst),
        .bus_awlock                   (memoryPort_bus_awlock),
        .bus_awcache                  (memoryPort_bus_awcache),
        .bus_awprot                   (memoryPort_bus_awprot),
        .bus_awqos                    (memoryPort_bus_awqos),
        .bus_awregion                 (memoryPort_bus_awregion),
        .bus_wvalid                   (memoryPort_bus_wvalid),
        .bus_wready                   (memoryPort_bus_wready),
        .bus_wdata                    (memoryPort_bus_wdata),
        .bus_wstrb                    (memoryPort_bus_wstrb),
        .bus_wlast                    (memoryPort_bus_wlast),
        .bus_bvalid                   (memoryPort_bus_bvalid),
        .bus_bready                   (memoryPort_bus_bready),
        .bus_bid                      (memoryPort_bus_bid),
        .bus_bresp                    (memoryPort_bus_bresp),
        .bus_arvalid                  (memoryPort_bus_arvalid),
        .bus_arready                  (memoryPort_bus_arready),
        .bus_arid                     (memoryPort_bus_arid),
        .bus_araddr                   (memoryPort_bus_araddr),
        .bus_arlen                    (memoryPort_bus_arlen),
        .bus_arsize                   (memoryPort_bus_arsize),
        .bus_arburst                  (memoryPort_bus_arburst),
        .bus_arlock                   (memoryPort_bus_arlock),
        .bus_arcache                  (memoryPort_bus_arcache),
        .bus_arprot                   (memoryPort_bus_arprot),
        .bus_arqos                    (memoryPort_bus_arqos),
        .bus_arregion                 (memoryPort_bus_arregion),
        .bus_rvalid                   (memoryPort_bus_rvalid),
        .bus_rready                   (memoryPort_bus_rready),
        .bus_rid                      (memoryPort_bus_rid),
        .bus_rdata                    (memoryPort_bus_rdata),
        .bus_rresp                    (memoryPort_bus_rresp),
        .bus_rlast                    (memoryPort_bus_rlast),
        .bus_rpoison                  (memoryPort_bus_rpoison),
        .walkReads_valid              (memoryPort_walkReads_valid),
        .walkReads_ready              (memoryPort_walkReads_ready),
        .walkReads_payload_id         (memoryPort_walkReads_payload_id),
        .walkReads_payload_address    (memoryPort_walkReads_payload_address),
        .walkReads_payload_len        (memoryPort_walkReads_payload_len),
        .commandReads_valid           (memoryPort_commandReads_valid),
        .commandReads_ready           (memoryPort_commandReads_ready),
        .commandReads_payload_id      (memoryPort_commandReads_payload_id),
        .commandReads_payload_address (memoryPort_commandReads_payload_address),
        .commandReads_payload_len     (memoryPort_commandReads_payload_len),
        .beat_valid                   (memoryPort_beat_valid),
        .beat_id                      (memoryPort_beat_id),
        .beat_data                    (memoryPort_beat_data),
        .beat_last                    (memoryPort_beat_last),
        .beat_failed                  (memoryPort_beat_failed),
        .beat_poisoned                (memoryPort_beat_poisoned),
        .writes_0_valid               (memoryPort_writes_0_valid),
        .writes_0_ready               (memoryPort_writes_0_ready),
        .writes_0_payload_address     (memoryPort_writes_0_payload_address),
        .writes_0_payload_record      (memoryPort_writes_0_payload_record),
        .writes_0_payload_data        (memoryPort_writes_0_payload_data),
        .writes_1_valid               (memoryPort_writes_1_valid),
        .writes_1_ready               (memoryPort_writes_1_ready),
        .writes_1_payload_address     (memoryPort_writes_1_payload_address),
        .writes_1_payload_record      (memoryPort_writes_1_payload_record),
        .writes_1_payload_data        (memoryPort_writes_1_payload_data),
        .writes_2_valid               (memoryPort_writes_2_valid),
        .writes_2_ready               (memoryPort_writes_2_ready),
        .writes_2_payload_address     (memoryPort_writes_2_payload_address),
        .writes_2_payload_record      (memoryPort_writes_2_payload_record),
        .writes_2_payload_data        (memoryPort_writes_2_payload_data),
        .written_0_valid              (memoryPort_written_0_valid),
        .written_0_failed             (memoryPort_written_0_failed),
        .written_1_valid              (memoryPort_written_1_valid),
        .written_1_failed             (memoryPort_written_1_failed),
        .written_2_valid              (memoryPort_written_2_valid),
        .written_2_failed             (memoryPort_written_2_failed)
    );

    Control_core control (
        .clock                             (clock),
        .reset                             (reset),
        .registers_awvalid                 (control_registers_awvalid),
        .registers_awready                 (control_registers_awready),
        .registers_awaddr                  (control_registers_awaddr),
        .registers_awprot                  (control_registers_awprot),
        .registers_wvalid                  (control_registers_wvalid),
        .registers_wready                  (control_registers_wready),
        .registers_wdata                   (control_registers_wdata),
        .registers_wstrb                   (control_registers_wstrb),
        .registers_bvalid                  (control_registers_bvalid),
        .registers_bready                  (control_registers_bready),
        .registers_bresp                   (control_registers_bresp),
        .registers_arvalid                 (control_registers_arvalid),
        .registers_arready                 (control_registers_arready),
        .registers_araddr                  (control_registers_araddr),
        .registers_arprot                  (control_registers_arprot),
        .registers_rvalid                  (control_registers_rvalid),
        .registers_rready                  (control_registers_rready),
        .registers_rdata                   (control_registers_rdata),
        .registers_rresp                   (control_registers_rresp),
        .interrupts                        (control_interrupts),
        .settings_mode                     (control_settings_mode),
        .settings_directoryPage            (control_settings_directoryPage),
        .invalidation_valid                (control_invalidation_valid),
        .invalidation_kind                 (control_invalidation_kind),
        .invalidation_addressValid         (control_invalidation_addressValid),
        .invalidation_page                 (control_invalidation_page),
        .invalidation_pscidValid           (control_invalidation_pscidValid),
        .invalidation_pscid                (control_invalidation_pscid),
        .invalidation_guest                (control_invalidation_guest),
        .invalidation_gscid                (control_invalidation_gscid),
        .invalidation_deviceValid          (control_invalidation_deviceValid),
        .invalidation_deviceId             (control_invalidation_deviceId),
        .invalidation_processId            (control_invalidation_processId),
        .raised_read                       (control_raised_read),
        .raised_readAccepted               (control_raised_readAccepted),
        .raised_write                      (control_raised_write),
        .raised_writeAccepted              (control_raised_writeAccepted),
        .observeReads                      (control_observeReads),
        .readsObserved                     (control_readsObserved),
        .observeWrites                     (control_observeWrites),
        .writesObserved                    (control_writesObserved),
        .faults_valid                      (control_faults_valid),
        .faults_ready                      (control_faults_ready),
        .faults_payload_cause              (control_faults_payload_cause),
        .faults_payload_transactionType    (control_faults_payload_transactionType),
        .faults_payload_deviceId           (control_faults_payload_deviceId),
        .faults_payload_processIdValid     (control_faults_payload_processIdValid),
        .faults_payload_processId          (control_faults_payload_processId),
        .faults_payload_privileged         (control_faults_payload_privileged),
        .faults_payload_iotval             (control_faults_payload_iotval),
        .faults_payload_iotval2            (control_faults_payload_iotval2),
        .commandReads_valid                (control_commandReads_valid),
        .commandReads_ready                (control_commandReads_ready),
        .commandReads_payload_id           (control_commandReads_payload_id),
        .commandReads_payload_address      (control_commandReads_payload_address),
        .commandReads_payload_len          (control_commandReads_payload_len),
        .beat_valid                        (control_beat_valid),
        .beat_id                           (control_beat_id),
        .beat_data                         (control_beat_data),
        .beat_last                         (control_beat_last),
        .beat_failed                       (control_beat_failed),
        .beat_poisoned                     (control_beat_poisoned),
        .writes_0_valid                    (control_writes_0_valid),
        .writes_0_ready                    (control_writes_0_ready),
        .writes_0_payload_address          (control_writes_0_payload_address),
        .writes_0_payload_record           (control_writes_0_payload_record),
        .writes_0_payload_data             (control_writes_0_payload_data),
        .writes_1_valid                    (control_writes_1_valid),
        .writes_1_ready                    (control_writes_1_ready),
        .writes_1_payload_address          (control_writes_1_payload_address),
        .writes_1_payload_record           (control_writes_1_payload_record),
        .writes_1_payload_data             (control_writes_1_payload_data),
        .writes_2_valid                    (control_writes_2_valid),
        .writes_2_ready                    (control_writes_2_ready),
        .writes_2_payload_address          (control_writes_2_payload_address),
        .writes_2_payload_record           (control_writes_2_payload_record),
        .writes_2_payload_data             (control_writes_2_payload_data),
        .written_0_valid                   (control_written_0_valid),
        .written_0_failed                  (control_written_0_failed),
        .written_1_valid                   (control_written_1_valid),
        .written_1_failed                  (control_written_1_failed),
        .written_2_valid                   (control_written_2_valid),
        .written_2_failed                  (control_written_2_failed),
        .debugStart_valid                  (control_debugStart_valid),
        .debugStart_ready                  (control_debugStart_ready),
        .debugStart_payload_deviceId       (control_debugStart_payload_deviceId),
        .debugStart_payload_processIdValid (control_debugStart_payload_processIdValid),
        .debugStart_payload_processId      (control_debugStart_payload_processId),
        .debugStart_payload_page           (control_debugStart_payload_page),
        .debugStart_payload_write          (control_debugStart_payload_write),
        .debugStart_payload_execute        (control_debugStart_payload_execute),
        .debugStart_payload_privileged     (control_debugStart_payload_privileged),
        .debugStart_payload_addressType    (control_debugStart_payload_addressType),
        .debugStart_payload_debug          (control_debugStart_payload_debug),
        .startedWalk                       (control_startedWalk),
        .done                              (control_done),
        .resultOf                          (control_resultOf),
        .result_fault                      (control_result_fault),
        .result_cause                      (control_result_cause),
        .result_reported                   (control_result_reported),
        .result_iotval2                    (control_result_iotval2),
        .result_translation_page           (control_result_translation_page),
        .result_translation_memoryType     (control_result_translation_memoryType),
        .result_translation_throughMsi     (control_result_translation_throughMsi),
        .result_translation_coherent       (control_result_translation_coherent),
        .result_range                      (control_result_range),
        .held                              (control_held)
    );

    StreamArbiter_103x2xROUND_ROBIN starts_arbiter (
        .clock                       (clock),
        .reset                       (reset),
        .in_0_valid                  (starts_arbiter_in_0_valid),
        .in_0_ready                  (starts_arbiter_in_0_ready),
        .in_0_payload_deviceId       (starts_arbiter_in_0_payload_deviceId),
        .in_0_payload_processIdValid (starts_arbiter_in_0_payload_processIdValid),
        .in_0_payload_processId      (starts_arbiter_in_0_payload_processId),
        .in_0_payload_page           (starts_arbiter_in_0_payload_page),
        .in_0_payload_write          (starts_arbiter_in_0_payload_write),
        .in_0_payload_execute        (starts_arbiter_in_0_payload_execute),
        .in_0_payload_privileged     (starts_arbiter_in_0_payload_privileged),
        .in_0_payload_addressType    (starts_arbiter_in_0_payload_addressType),
        .in_0_payload_debug          (starts_arbiter_in_0_payload_debug),
        .in_1_valid                  (starts_arbiter_in_1_valid),
        .in_1_ready                  (starts_arbiter_in_1_ready),
        .in_1_payload_deviceId       (starts_arbiter_in_1_payload_deviceId),
        .in_1_payload_processIdValid (starts_arbiter_in_1_payload_processIdValid),
        .in_1_payload_processId      (starts_arbiter_in_1_payload_processId),
        .in_1_payload_page           (starts_arbiter_in_1_payload_page),
        .in_1_payload_write          (starts_arbiter_in_1_payload_write),
        .in_1_payload_execute        (starts_arbiter_in_1_payload_execute),
        .in_1_payload_privileged     (starts_arbiter_in_1_payload_privileged),
        .in_1_payload_addressType    (starts_arbiter_in_1_payload_addressType),
        .in_1_payload_debug          (starts_arbiter_in_1_payload_debug),
        .out_valid                   (starts_arbiter_out_valid),
        .out_ready                   (starts_arbiter_out_ready),
        .out_payload_deviceId        (starts_arbiter_out_payload_deviceId),
        .out_payload_processIdValid  (starts_arbiter_out_payload_processIdValid),
        .out_payload_processId       (starts_arbiter_out_payload_processId),
        .out_payload_page            (starts_arbiter_out_payload_page),
        .out_payload_write           (starts_arbiter_out_payload_write),
        .out_payload_execute         (starts_arbiter_out_payload_execute),
        .out_payload_privileged      (starts_arbiter_out_payload_privileged),
        .out_payload_addressType     (starts_arbiter_out_payload_addressType),
        .out_payload_debug           (starts_arbiter_out_payload_debug),
        .chosen                      (starts_arbiter_chosen)
    );

    assign devicePort_device_awvalid = device_awvalid;
    assign device_awready = devicePort_device_awready;
    assign devicePort_device_awid = device_awid;
    assign devicePort_device_awaddr = device_awaddr;
    assign devicePort_device_awlen = device_awlen;
    assign devicePort_device_awsize = device_awsize;
    assign devicePort_device_awburst = device_awburst;
    assign devicePort_device_awlock = device_awlock;
    assign devicePort_device_awcache = device_awcache;
    assign devicePort_device_awprot = device_awprot;
    assign devicePort_device_awqos = device_awqos;
    assign devicePort_device_awregion = device_awregion;
    assign devicePort_device_awmmusid = device_awmmusid;
    assign devicePort_device_awmmussidv = device_awmmussidv;
    assign devicePort_device_awmmussid = device_awmmussid;
    assign devicePort_device_awmmuat = device_awmmuat;
    assign devicePort_device_wvalid = device_wvalid;
    assign device_wready = devicePort_device_wready;
    assign devicePort_device_wdata = device_wdata;
    assign devicePort_device_wstrb = device_wstrb;
    assign devicePort_device_wlast = device_wlast;
    assign device_bvalid = devicePort_device_bvalid;
    assign devicePort_device_bready = device_bready;
    assign device_bid = devicePort_device_bid;
    assign device_bresp = devicePort_device_bresp;
    assign devicePort_device_arvalid = device_arvalid;
    assign device_arready = devicePort_device_arready;
    assign devicePort_device_arid = device_arid;
    assign devicePort_device_araddr = device_araddr;
    assign devicePort_device_arlen = device_arlen;
    assign devicePort_device_arsize = device_arsize;
    assign devicePort_device_arburst = device_arburst;
    assign devicePort_device_arlock = device_arlock;
    assign devicePort_device_arcache = device_arcache;
    assign devicePort_device_arprot = device_arprot;
    assign devicePort_device_arqos = device_arqos;
    assign devicePort_device_arregion = device_arregion;
    assign devicePort_device_armmusid = device_armmusid;
    assign devicePort_device_armmussidv = device_armmussidv;
    assign devicePort_device_armmussid = device_armmussid;
    assign devicePort_device_armmuat = device_armmuat;
    assign device_rvalid = devicePort_device_rvalid;
    assign devicePort_device_rready = device_rready;
    assign device_rid = devicePort_device_rid;
    assign device_rdata = devicePort_device_rdata;
    assign device_rresp = devicePort_device_rresp;
    assign device_rlast = devicePort_device_rlast;
    assign translated_awvalid = devicePort_translated_awvalid;
    assign devicePort_translated_awready = translated_awready;
    assign translated_awid = devicePort_translated_awid;
    assign translated_awaddr = devicePort_translated_awaddr;
    assign translated_awlen = devicePort_translated_awlen;
    assign translated_awsize = devicePort_translated_awsize;
    assign translated_awburst = devicePort_translated_awburst;
    assign translated_awlock = devicePort_translated_awlock;
    assign translated_awcache = devicePort_translated_awcache;
    assign translated_awprot = devicePort_translated_awprot;
    assign translated_awqos = devicePort_translated_awqos;
    assign translated_awregion = devicePort_translated_awregion;
    assign translated_awmmumt = devicePort_translated_awmmumt;
    assign translated_awmmumsi = devicePort_translated_awmmumsi;
    assign translated_wvalid = devicePort_translated_wvalid;
    assign devicePort_translated_wready = translated_wready;
    assign translated_wdata = devicePort_translated_wdata;
    assign translated_wstrb = devicePort_translated_wstrb;
    assign translated_wlast = devicePort_translated_wlast;
    assign devicePort_translated_bvalid = translated_bvalid;
    assign translated_bready = devicePort_translated_bready;
    assign devicePort_translated_bid = translated_bid;
    assign devicePort_translated_bresp = translated_bresp;
    assign translated_arvalid = devicePort_translated_arvalid;
    assign devicePort_translated_arready = translated_arready;
    assign translated_arid = devicePort_translated_arid;
    assign translated_araddr = devicePort_translated_araddr;
    assign translated_arlen = devicePort_translated_arlen;
    assign translated_arsize = devicePort_translated_arsize;
    assign translated_arburst = devicePort_translated_arburst;
    assign translated_arlock = devicePort_translated_arlock;
    assign translated_arcache = devicePort_translated_arcache;
    assign translated_arprot = devicePort_translated_arprot;
    assign translated_arqos = devicePort_translated_arqos;
    assign translated_arregion = devicePort_translated_arregion;
    assign translated_armmumt = devicePort_translated_armmumt;
    assign translated_armmumsi = devicePort_translated_armmumsi;
    assign devicePort_translated_rvalid = translated_rvalid;
    assign translated_rready = devicePort_translated_rready;
    assign devicePort_translated_rid = translated_rid;
    assign devicePort_translated_rdata = translated_rdata;
    assign devicePort_translated_rresp = translated_rresp;
    assign devicePort_translated_rlast = translated_rlast;
    assign memory_awvalid = memoryPort_bus_awvalid;
    assign memoryPort_bus_awready = memory_awready;
    assign memory_awid = memoryPort_bus_awid;
    assign memory_awaddr = memoryPort_bus_awaddr;
    assign memory_awlen = memoryPort_bus_awlen;
    assign memory_awsize = memoryPort_bus_awsize;
    assign memory_awburst = memoryPort_bus_awburst;
    assign memory_awlock = memoryPort_bus_awlock;
    assign memory_awcache = memoryPort_bus_awcache;
    assign memory_awprot = memoryPort_bus_awprot;
    assign memory_awqos = memoryPort_bus_awqos;
    assign memory_awregion = memoryPort_bus_awregion;
    assign memory_wvalid = memoryPort_bus_wvalid;
    assign memoryPort_bus_wready = memory_wready;
    assign memory_wdata = memoryPort_bus_wdata;
    assign memory_wstrb = memoryPort_bus_wstrb;
    assign memory_wlast = memoryPort_bus_wlast;
    assign memoryPort_bus_bvalid = memory_bvalid;
    assign memory_bready = memoryPort_bus_bready;
    assign memoryPort_bus_bid = memory_bid;
    assign memoryPort_bus_bresp = memory_bresp;
    assign memory_arvalid = memoryPort_bus_arvalid;
    assign memoryPort_bus_arready = memory_arready;
    assign memory_arid = memoryPort_bus_arid;
    assign memory_araddr = memoryPort_bus_araddr;
    assign memory_arlen = memoryPort_bus_arlen;
    assign memory_arsize = memoryPort_bus_arsize;
    assign memory_arburst = memoryPort_bus_arburst;
    assign memory_arlock = memoryPort_bus_arlock;
    assign memory_arcache = memoryPort_bus_arcache;
    assign memory_arprot = memoryPort_bus_arprot;
    assign memory_arqos = memoryPort_bus_arqos;
    assign memory_arregion = memoryPort_bus_arregion;
    assign memoryPort_bus_rvalid = memory_rvalid;
    assign memory_rready = memoryPort_bus_rready;
    assign memoryPort_bus_rid = memory_rid;
    assign memoryPort_bus_rdata = memory_rdata;
    assign memoryPort_bus_rresp = memory_rresp;
    assign memoryPort_bus_rlast = memory_rlast;
    assign memoryPort_bus_rpoison = memory_rpoison;
    assign control_registers_awvalid = registers_awvalid;
    assign registers_awready = control_registers_awready;
    assign control_registers_awaddr = registers_awaddr;
    assign control_registers_awprot = registers_awprot;
    assign control_registers_wvalid = registers_wvalid;
    assign registers_wready = control_registers_wready;
    assign control_registers_wdata = registers_wdata;
    assign control_registers_wstrb = registers_wstrb;
    assign registers_bvalid = control_registers_bvalid;
    assign control_registers_bready = registers_bready;
    assign registers_bresp = control_registers_bresp;
    assign control_registers_arvalid = registers_arvalid;
    assign registers_arready = control_registers_arready;
    assign control_registers_araddr = registers_araddr;
    assign control_registers_arprot = registers_arprot;
    assign registers_rvalid = control_registers_rvalid;
    assign control_registers_rready = registers_rready;
    assign registers_rdata = control_registers_rdata;
    assign registers_rresp = control_registers_rresp;
    assign interrupts = control_interrupts;
    assign translator_settings_mode = control_settings_mode;
    assign translator_settings_directoryPage = control_settings_directoryPage;
    assign translator_invalidation_valid = control_invalidation_valid;
    assign translator_invalidation_kind = control_invalidation_kind;
    assign translator_invalidation_addressValid = control_invalidation_addressValid;
    assign translator_invalidation_page = control_invalidation_page;
    assign translator_invalidation_pscidValid = control_invalidation_pscidValid;
    assign translator_invalidation_pscid = control_invalidation_pscid;
    assign translator_invalidation_guest = control_invalidation_guest;
    assign translator_invalidation_gscid = control_invalidation_gscid;
    assign translator_invalidation_deviceValid = control_invalidation_deviceValid;
    assign translator_invalidation_deviceId = control_invalidation_deviceId;
    assign translator_invalidation_processId = control_invalidation_processId;
    assign translator_key_deviceId = devicePort_key_deviceId;
    assign translator_key_processIdValid = devicePort_key_processIdValid;
    assign translator_key_processId = devicePort_key_processId;
    assign translator_key_page = devicePort_key_page;
    assign translator_key_write = devicePort_key_write;
    assign translator_key_execute = devicePort_key_execute;
    assign translator_key_privileged = devicePort_key_privileged;
    assign translator_key_addressType = devicePort_key_addressType;
    assign translator_key_debug = devicePort_key_debug;
    assign translator_asked = devicePort_asked;
    assign devicePort_hit = translator_hit;
    assign devicePort_translation_page = translator_translation_page;
    assign devicePort_translation_memoryType = translator_translation_memoryType;
    assign devicePort_translation_throughMsi = translator_translation_throughMsi;
    assign devicePort_translation_coherent = translator_translation_coherent;
    assign walker_settings_mode = control_settings_mode;
    assign walker_settings_directoryPage = control_settings_directoryPage;
    assign walker_invalidation_valid = control_invalidation_valid;
    assign walker_invalidation_kind = control_invalidation_kind;
    assign walker_invalidation_addressValid = control_invalidation_addressValid;
    assign walker_invalidation_page = control_invalidation_page;
    assign walker_invalidation_pscidValid = control_invalidation_pscidValid;
    assign walker_invalidation_pscid = control_invalidation_pscid;
    assign walker_invalidation_guest = control_invalidation_guest;
    assign walker_invalidation_gscid = control_invalidation_gscid;
    assign walker_invalidation_deviceValid = control_invalidation_deviceValid;
    assign walker_invalidation_deviceId = control_invalidation_deviceId;
    assign walker_invalidation_processId = control_invalidation_processId;
    assign starts_arbiter_in_0_valid = devicePort_start_valid;
    assign devicePort_start_ready = starts_arbiter_in_0_ready;
    assign starts_arbiter_in_0_payload_deviceId = devicePort_start_payload_deviceId;
    assign starts_arbiter_in_0_payload_processIdValid = devicePort_start_payload_processIdValid;
    assign starts_arbiter_in_0_payload_processId = devicePort_start_payload_processId;
    assign starts_arbiter_in_0_payload_page = devicePort_start_payload_page;
    assign starts_arbiter_in_0_payload_write = devicePort_start_payload_write;
    assign starts_arbiter_in_0_payload_execute = devicePort_start_payload_execute;
    assign starts_arbiter_in_0_payload_privileged = devicePort_start_payload_privileged;
    assign starts_arbiter_in_0_payload_addressType = devicePort_start_payload_addressType;
    assign starts_arbiter_in_0_payload_debug = devicePort_start_payload_debug;
    assign starts_arbiter_in_1_valid = control_debugStart_valid;
    assign control_debugStart_ready = starts_arbiter_in_1_ready;
    assign starts_arbiter_in_1_payload_deviceId = control_debugStart_payload_deviceId;
    assign starts_arbiter_in_1_payload_processIdValid = control_debugStart_payload_processIdValid;
    assign starts_arbiter_in_1_payload_processId = control_debugStart_payload_processId;
    assign starts_arbiter_in_1_payload_page = control_debugStart_payload_page;
    assign starts_arbiter_in_1_payload_write = control_debugStart_payload_write;
    assign starts_arbiter_in_1_payload_execute = control_debugStart_payload_execute;
    assign starts_arbiter_in_1_payload_privileged = control_debugStart_payload_privileged;
    assign starts_arbiter_in_1_payload_addressType = control_debugStart_payload_addressType;
    assign starts_arbiter_in_1_payload_debug = control_debugStart_payload_debug;
    assign walker_start_valid = starts_arbiter_out_valid;
    assign starts_arbiter_out_ready = walker_start_ready;
    assign walker_start_payload_deviceId = starts_arbiter_out_payload_deviceId;
    assign walker_start_payload_processIdValid = starts_arbiter_out_payload_processIdValid;
    assign walker_start_payload_processId = starts_arbiter_out_payload_processId;
    assign walker_start_payload_page = starts_arbiter_out_payload_page;
    assign walker_start_payload_write = starts_arbiter_out_payload_write;
    assign walker_start_payload_execute = starts_arbiter_out_payload_execute;
    assign walker_start_payload_privileged = starts_arbiter_out_payload_privileged;
    assign walker_start_payload_addressType = starts_arbiter_out_payload_addressType;
    assign walker_start_payload_debug = starts_arbiter_out_payload_debug;
    assign devicePort_startedWalk = walker_startedWalk;
    assign control_startedWalk = walker_startedWalk;
    assign devicePort_done = walker_done;
    assign control_done = walker_done;
    assign walker_held = devicePort_held | control_held;
    assign walker_resultOf_0 = devicePort_resultOf;
    assign walker_resultOf_1 = control_resultOf;
    assign devicePort_result_fault = walker_result_0_fault;
    assign devicePort_result_cause = walker_result_0_cause;
    assign devicePort_result_reported = walker_result_0_reported;
    assign devicePort_result_iotval2 = walker_result_0_iotval2;
    assign devicePort_result_translation_page = walker_result_0_translation_page;
    assign devicePort_result_translation_memoryType = walker_result_0_translation_memoryType;
    assign devicePort_result_translation_throughMsi = walker_result_0_translation_throughMsi;
    assign devicePort_result_translation_coherent = walker_result_0_translation_coherent;
    assign devicePort_result_range = walker_result_0_range;
    assign control_result_fault = walker_result_1_fault;
    assign control_result_cause = walker_result_1_cause;
    assign control_result_reported = walker_result_1_reported;
    assign control_result_iotval2 = walker_result_1_iotval2;
    assign control_result_translation_page = walker_result_1_translation_page;
    assign control_result_translation_memoryType = walker_result_1_translation_memoryType;
    assign control_result_translation_throughMsi = walker_result_1_translation_throughMsi;
    assign control_result_translation_coherent = walker_result_1_translation_coherent;
    assign control_result_range = walker_result_1_range;
    assign translator_walkDeviceId = walker_deviceId;
    assign translator_walkProcessId = walker_processId;
    assign walker_deviceContextHit = translator_walkDeviceContextHit;
    assign walker_deviceContext_disableFaultReports =
        translator_walkDeviceContext_disableFaultReports;
    assign walker_deviceContext_processDirectory = translator_walkDeviceContext_processDirectory;
    assign walker_deviceContext_defaultProcess = translator_walkDeviceContext_defaultProcess;
    assign walker_deviceContext_enforceSnoop = translator_walkDeviceContext_enforceSnoop;
    assign walker_deviceContext_secondStageMode = translator_walkDeviceContext_secondStageMode;
    assign walker_deviceContext_gscid = translator_walkDeviceContext_gscid;
    assign walker_deviceContext_secondStagePage = translator_walkDeviceContext_secondStagePage;
    assign walker_deviceContext_pscid = translator_walkDeviceContext_pscid;
    assign walker_deviceContext_firstStageMode = translator_walkDeviceContext_firstStageMode;
    assign walker_deviceContext_firstStagePage = translator_walkDeviceContext_firstStagePage;
    assign walker_deviceContext_msi = translator_walkDeviceContext_msi;
    assign walker_deviceContext_msiPage = translator_walkDeviceContext_msiPage;
    assign walker_deviceContext_msiMask = translator_walkDeviceContext_msiMask;
    assign walker_deviceContext_msiPattern = translator_walkDeviceContext_msiPattern;
    assign walker_processContextHit = translator_walkProcessContextHit;
    assign walker_processContext_supervisor = translator_walkProcessContext_supervisor;
    assign walker_processContext_userMemory = translator_walkProcessContext_userMemory;
    assign walker_processContext_pscid = translator_walkProcessContext_pscid;
    assign walker_processContext_mode = translator_walkProcessContext_mode;
    assign walker_processContext_page = translator_walkProcessContext_page;
    assign translator_deviceContextRefill_valid = walker_deviceContextRefill_valid;
    assign translator_deviceContextRefill_deviceId = walker_deviceContextRefill_deviceId;
    assign translator_deviceContextRefill_context_disableFaultReports =
        walker_deviceContextRefill_context_disableFaultReports;
    assign translator_deviceContextRefill_context_processDirectory =
        walker_deviceContextRefill_context_processDirectory;
    assign translator_deviceContextRefill_context_defaultProcess =
        walker_deviceContextRefill_context_defaultProcess;
    assign translator_deviceContextRefill_context_enforceSnoop =
        walker_deviceContextRefill_context_enforceSnoop;
    assign translator_deviceContextRefill_context_secondStageMode =
        walker_deviceContextRefill_context_secondStageMode;
    assign translator_deviceContextRefill_context_gscid = walker_deviceContextRefill_context_gscid;
    assign translator_deviceContextRefill_context_secondStagePage =
        walker_deviceContextRefill_context_secondStagePage;
    assign translator_deviceContextRefill_context_pscid = walker_deviceContextRefill_context_pscid;
    assign translator_deviceContextRefill_context_firstStageMode =
        walker_deviceContextRefill_context_firstStageMode;
    assign translator_deviceContextRefill_context_firstStagePage =
        walker_deviceContextRefill_context_firstStagePage;
    assign translator_deviceContextRefill_context_msi = walker_deviceContextRefill_context_msi;
    assign translator_deviceContextRefill_context_msiPage =
        walker_deviceContextRefill_context_msiPage;
    assign translator_deviceContextRefill_context_msiMask =
        walker_deviceContextRefill_context_msiMask;
    assign translator_deviceContextRefill_context_msiPattern =
        walker_deviceContextRefill_context_msiPattern;
    assign translator_processContextRefill_valid = walker_processContextRefill_valid;
    assign translator_processContextRefill_processId = walker_processContextRefill_processId;
    assign translator_processContextRefill_context_supervisor =
        walker_processContextRefill_context_supervisor;
    assign translator_processContextRefill_context_userMemory =
        walker_processContextRefill_context_userMemory;
    assign translator_processContextRefill_context_pscid =
        walker_processContextRefill_context_pscid;
    assign translator_processContextRefill_context_mode = walker_processContextRefill_context_mode;
    assign translator_processContextRefill_context_page = walker_processContextRefill_context_page;
    assign translator_iotlbRefill_valid = walker_iotlbRefill_valid;
    assign translator_iotlbRefill_space_guest = walker_iotlbRefill_space_guest;
    assign translator_iotlbRefill_space_gscid = walker_iotlbRefill_space_gscid;
    assign translator_iotlbRefill_space_paged = walker_iotlbRefill_space_paged;
    assign translator_iotlbRefill_space_pscid = walker_iotlbRefill_space_pscid;
    assign translator_iotlbRefill_page = walker_iotlbRefill_page;
    assign translator_iotlbRefill_level = walker_iotlbRefill_level;
    assign translator_iotlbRefill_permissions_read = walker_iotlbRefill_permissions_read;
    assign translator_iotlbRefill_permissions_write = walker_iotlbRefill_permissions_write;
    assign translator_iotlbRefill_permissions_execute = walker_iotlbRefill_permissions_execute;
    assign translator_iotlbRefill_permissions_user = walker_iotlbRefill_permissions_user;
    assign translator_iotlbRefill_translation_page = walker_iotlbRefill_translation_page;
    assign translator_iotlbRefill_translation_memoryType =
        walker_iotlbRefill_translation_memoryType;
    assign translator_iotlbRefill_translation_throughMsi =
        walker_iotlbRefill_translation_throughMsi;
    assign translator_iotlbRefill_translation_coherent = walker_iotlbRefill_translation_coherent;
    assign memoryPort_walkReads_valid = walker_reads_valid;
    assign walker_reads_ready = memoryPort_walkReads_ready;
    assign memoryPort_walkReads_payload_id = walker_reads_payload_id;
    assign memoryPort_walkReads_payload_address = walker_reads_payload_address;
    assign memoryPort_walkReads_payload_len = walker_reads_payload_len;
    assign memoryPort_commandReads_valid = control_commandReads_valid;
    assign control_commandReads_ready = memoryPort_commandReads_ready;
    assign memoryPort_commandReads_payload_id = control_commandReads_payload_id;
    assign memoryPort_commandReads_payload_address = control_commandReads_payload_address;
    assign memoryPort_commandReads_payload_len = control_commandReads_payload_len;
    assign walker_beat_valid = memoryPort_beat_valid;
    assign walker_beat_id = memoryPort_beat_id;
    assign walker_beat_data = memoryPort_beat_data;
    assign walker_beat_last = memoryPort_beat_last;
    assign walker_beat_failed = memoryPort_beat_failed;
    assign walker_beat_poisoned = memoryPort_beat_poisoned;
    assign control_beat_valid = memoryPort_beat_valid;
    assign control_beat_id = memoryPort_beat_id;
    assign control_beat_data = memoryPort_beat_data;
    assign control_beat_last = memoryPort_beat_last;
    assign control_beat_failed = memoryPort_beat_failed;
    assign control_beat_poisoned = memoryPort_beat_poisoned;
    assign memoryPort_writes_0_valid = control_writes_0_valid;
    assign control_writes_0_ready = memoryPort_writes_0_ready;
    assign memoryPort_writes_0_payload_address = control_writes_0_payload_address;
    assign memoryPort_writes_0_payload_record = control_writes_0_payload_record;
    assign memoryPort_writes_0_payload_data = control_writes_0_payload_data;
    assign control_written_0_valid = memoryPort_written_0_valid;
    assign control_written_0_failed = memoryPort_written_0_failed;
    assign memoryPort_writes_1_valid = control_writes_1_valid;
    assign control_writes_1_ready = memoryPort_writes_1_ready;
    assign memoryPort_writes_1_payload_address = control_writes_1_payload_address;
    assign memoryPort_writes_1_payload_record = control_writes_1_payload_record;
    assign memoryPort_writes_1_payload_data = control_writes_1_payload_data;
    assign control_written_1_valid = memoryPort_written_1_valid;
    assign control_written_1_failed = memoryPort_written_1_failed;
    assign memoryPort_writes_2_valid = control_writes_2_valid;
    assign control_writes_2_ready = memoryPort_writes_2_ready;
    assign memoryPort_writes_2_payload_address = control_writes_2_payload_address;
    assign memoryPort_writes_2_payload_record = control_writes_2_payload_record;
    assign memoryPort_writes_2_payload_data = control_writes_2_payload_data;
    assign control_written_2_valid = memoryPort_written_2_valid;
    assign control_written_2_failed = memoryPort_written_2_failed;
    assign control_raised_read = devicePort_raised_read;
    assign control_raised_readAccepted = devicePort_raised_readAccepted;
    assign control_raised_write = devicePort_raised_write;
    assign control_raised_writeAccepted = devicePort_raised_writeAccepted;
    assign devicePort_observeReads = control_observeReads;
    assign control_readsObserved = devicePort_readsObserved;
    assign devicePort_observeWrites = control_observeWrites;
    assign control_writesObserved = devicePort_writesObserved;
    assign control_faults_valid = devicePort_faults_valid;
    assign devicePort_faults_ready = control_faults_ready;
    assign control_faults_payload_cause = devicePort_faults_payload_cause;
    assign control_faults_payload_transactionType = devicePort_faults_payload_transactionType;
    assign control_faults_payload_deviceId = devicePort_faults_payload_deviceId;
    assign control_faults_payload_processIdValid = devicePort_faults_payload_processIdValid;
    assign control_faults_payload_processId = devicePort_faults_payload_processId;
    assign control_faults_payload_privileged = devicePort_faults_payload_privileged;
    assign control_faults_payload_iotval = devicePort_faults_payload_iotval;
    assign control_faults_payload_iotval2 = devicePort_faults_payload_iotval2;

    // Not used, on purpose.
    // the merged values do not tell where they come from
    wire unused = &{1'b0, starts_arbiter_chosen};
endmodule
