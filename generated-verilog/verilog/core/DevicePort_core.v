// Takes requests of devices and passes them on translated, or refuses them: a request that the caches answer appears on the translated side two cycles after its handshake.
module DevicePort_core (
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
    output wire [23:0] key_deviceId,
    output wire        key_processIdValid,
    output wire [19:0] key_processId,
    output wire [51:0] key_page,
    output wire        key_write,
    output wire        key_execute,
    output wire        key_privileged,
    output wire [1:0]  key_addressType,
    output wire        key_debug,
    output wire        asked,
    input  wire        hit,
    input  wire [43:0] translation_page,
    input  wire [1:0]  translation_memoryType,
    input  wire        translation_throughMsi,
    input  wire        translation_coherent,
    output wire        start_valid,
    input  wire        start_ready,
    output wire [23:0] start_payload_deviceId,
    output wire        start_payload_processIdValid,
    output wire [19:0] start_payload_processId,
    output wire [51:0] start_payload_page,
    output wire        start_payload_write,
    output wire        start_payload_execute,
    output wire        start_payload_privileged,
    output wire [1:0]  start_payload_addressType,
    output wire        start_payload_debug,
    input  wire [2:0]  startedWalk,
    input  wire [7:0]  done,
    output wire [7:0]  held,
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
    output wire        faults_valid,
    input  wire        faults_ready,
    output wire [11:0] faults_payload_cause,
    output wire [5:0]  faults_payload_transactionType,
    output wire [23:0] faults_payload_deviceId,
    output wire        faults_payload_processIdValid,
    output wire [19:0] faults_payload_processId,
    output wire        faults_payload_privileged,
    output wire [63:0] faults_payload_iotval,
    output wire [63:0] faults_payload_iotval2,
    output wire        raised_read,
    output wire        raised_readAccepted,
    output wire        raised_write,
    output wire        raised_writeAccepted,
    input  wire        observeReads,
    output wire        readsObserved,
    input  wire        observeWrites,
    output wire        writesObserved
);
    localparam [1:0] BURST_INCR = 2'd1;

    wire        reads_skidBuffer_in_valid;
    wire        reads_skidBuffer_in_ready;
    wire [3:0]  reads_skidBuffer_in_payload_id;
    wire [63:0] reads_skidBuffer_in_payload_addr;
    wire [7:0]  reads_skidBuffer_in_payload_len;
    wire [2:0]  reads_skidBuffer_in_payload_size;
    wire [1:0]  reads_skidBuffer_in_payload_burst;
    wire        reads_skidBuffer_in_payload_lock;
    wire [3:0]  reads_skidBuffer_in_payload_cache;
    wire [2:0]  reads_skidBuffer_in_payload_prot;
    wire [3:0]  reads_skidBuffer_in_payload_qos;
    wire [3:0]  reads_skidBuffer_in_payload_region;
    wire [23:0] reads_skidBuffer_in_payload_mmusid;
    wire        reads_skidBuffer_in_payload_mmussidv;
    wire [19:0] reads_skidBuffer_in_payload_mmussid;
    wire [1:0]  reads_skidBuffer_in_payload_mmuat;
    wire        reads_skidBuffer_out_valid;
    wire        reads_skidBuffer_out_ready;
    wire [3:0]  reads_skidBuffer_out_payload_id;
    wire [63:0] reads_skidBuffer_out_payload_addr;
    wire [7:0]  reads_skidBuffer_out_payload_len;
    wire [2:0]  reads_skidBuffer_out_payload_size;
    wire [1:0]  reads_skidBuffer_out_payload_burst;
    wire        reads_skidBuffer_out_payload_lock;
    wire [3:0]  reads_skidBuffer_out_payload_cache;
    wire [2:0]  reads_skidBuffer_out_payload_prot;
    wire [3:0]  reads_skidBuffer_out_payload_qos;
    wire [3:0]  reads_skidBuffer_out_payload_region;
    wire [23:0] reads_skidBuffer_out_payload_mmusid;
    wire        reads_skidBuffer_out_payload_mmussidv;
    wire [19:0] reads_skidBuffer_out_payload_mmussid;
    wire [1:0]  reads_skidBuffer_out_payload_mmuat;
    wire        writes_skidBuffer_in_valid;
    wire        writes_skidBuffer_in_ready;
    wire [3:0]  writes_skidBuffer_in_payload_id;
    wire [63:0] writes_skidBuffer_in_payload_addr;
    wire [7:0]  writes_skidBuffer_in_payload_len;
    wire [2:0]  writes_skidBuffer_in_payload_size;
    wire [1:0]  writes_skidBuffer_in_payload_burst;
    wire        writes_skidBuffer_in_payload_lock;
    wire [3:0]  writes_skidBuffer_in_payload_cache;
    wire [2:0]  writes_skidBuffer_in_payload_prot;
    wire [3:0]  writes_skidBuffer_in_payload_qos;
    wire [3:0]  writes_skidBuffer_in_payload_region;
    wire [23:0] writes_skidBuffer_in_payload_mmusid;
    wire        writes_skidBuffer_in_payload_mmussidv;
    wire [19:0] writes_skidBuffer_in_payload_mmussid;
    wire [1:0]  writes_skidBuffer_in_payload_mmuat;
    wire        writes_skidBuffer_out_valid;
    wire        writes_skidBuffer_out_ready;
    wire [3:0]  writes_skidBuffer_out_payload_id;
    wire [63:0] writes_skidBuffer_out_payload_addr;
    wire [7:0]  writes_skidBuffer_out_payload_len;
    wire [2:0]  writes_skidBuffer_out_payload_size;
    wire [1:0]  writes_skidBuffer_out_payload_burst;
    wire        writes_skidBuffer_out_payload_lock;
    wire [3:0]  writes_skidBuffer_out_payload_cache;
    wire [2:0]  writes_skidBuffer_out_payload_prot;
    wire [3:0]  writes_skidBuffer_out_payload_qos;
    wire [3:0]  writes_skidBuffer_out_payload_region;
    wire [23:0] writes_skidBuffer_out_payload_mmusid;
    wire        writes_skidBuffer_out_payload_mmussidv;
    wire [19:0] writes_skidBuffer_out_payload_mmussid;
    wire [1:0]  writes_skidBuffer_out_payload_mmuat;
    wire        readOutput_in_valid;
    wire        readOutput_in_ready;
    wire [3:0]  readOutput_in_payload_id;
    wire [55:0] readOutput_in_payload_addr;
    wire [7:0]  readOutput_in_payload_len;
    wire [2:0]  readOutput_in_payload_size;
    wire [1:0]  readOutput_in_payload_burst;
    wire        readOutput_in_payload_lock;
    wire [3:0]  readOutput_in_payload_cache;
    wire [2:0]  readOutput_in_payload_prot;
    wire [3:0]  readOutput_in_payload_qos;
    wire [3:0]  readOutput_in_payload_region;
    wire [1:0]  readOutput_in_payload_mmumt;
    wire        readOutput_in_payload_mmumsi;
    wire        readOutput_out_valid;
    wire        readOutput_out_ready;
    wire [3:0]  readOutput_out_payload_id;
    wire [55:0] readOutput_out_payload_addr;
    wire [7:0]  readOutput_out_payload_len;
    wire [2:0]  readOutput_out_payload_size;
    wire [1:0]  readOutput_out_payload_burst;
    wire        readOutput_out_payload_lock;
    wire [3:0]  readOutput_out_payload_cache;
    wire [2:0]  readOutput_out_payload_prot;
    wire [3:0]  readOutput_out_payload_qos;
    wire [3:0]  readOutput_out_payload_region;
    wire [1:0]  readOutput_out_payload_mmumt;
    wire        readOutput_out_payload_mmumsi;
    wire        writeOutput_in_valid;
    wire        writeOutput_in_ready;
    wire [3:0]  writeOutput_in_payload_id;
    wire [55:0] writeOutput_in_payload_addr;
    wire [7:0]  writeOutput_in_payload_len;
    wire [2:0]  writeOutput_in_payload_size;
    wire [1:0]  writeOutput_in_payload_burst;
    wire        writeOutput_in_payload_lock;
    wire [3:0]  writeOutput_in_payload_cache;
    wire [2:0]  writeOutput_in_payload_prot;
    wire [3:0]  writeOutput_in_payload_qos;
    wire [3:0]  writeOutput_in_payload_region;
    wire [1:0]  writeOutput_in_payload_mmumt;
    wire        writeOutput_in_payload_mmumsi;
    wire        writeOutput_out_valid;
    wire        writeOutput_out_ready;
    wire [3:0]  writeOutput_out_payload_id;
    wire [55:0] writeOutput_out_payload_addr;
    wire [7:0]  writeOutput_out_payload_len;
    wire [2:0]  writeOutput_out_payload_size;
    wire [1:0]  writeOutput_out_payload_burst;
    wire        writeOutput_out_payload_lock;
    wire [3:0]  writeOutput_out_payload_cache;
    wire [2:0]  writeOutput_out_payload_prot;
    wire [3:0]  writeOutput_out_payload_qos;
    wire [3:0]  writeOutput_out_payload_region;
    wire [1:0]  writeOutput_out_payload_mmumt;
    wire        writeOutput_out_payload_mmumsi;
    wire        parked_lookedUpWrite;
    wire [3:0]  parked_lookedUp_id;
    wire [63:0] parked_lookedUp_addr;
    wire [7:0]  parked_lookedUp_len;
    wire [2:0]  parked_lookedUp_size;
    wire [1:0]  parked_lookedUp_burst;
    wire        parked_lookedUp_lock;
    wire [3:0]  parked_lookedUp_cache;
    wire [2:0]  parked_lookedUp_prot;
    wire [3:0]  parked_lookedUp_qos;
    wire [3:0]  parked_lookedUp_region;
    wire [23:0] parked_lookedUp_mmusid;
    wire        parked_lookedUp_mmussidv;
    wire [19:0] parked_lookedUp_mmussid;
    wire [1:0]  parked_lookedUp_mmuat;
    wire        parked_behind;
    wire        parked_room;
    wire        parked_park;
    wire        parked_parkRefused;
    wire        parked_start_valid;
    wire        parked_start_ready;
    wire [23:0] parked_start_payload_deviceId;
    wire        parked_start_payload_processIdValid;
    wire [19:0] parked_start_payload_processId;
    wire [51:0] parked_start_payload_page;
    wire        parked_start_payload_write;
    wire        parked_start_payload_execute;
    wire        parked_start_payload_privileged;
    wire [1:0]  parked_start_payload_addressType;
    wire        parked_start_payload_debug;
    wire [2:0]  parked_startedWalk;
    wire [7:0]  parked_done;
    wire [7:0]  parked_held;
    wire        parked_readsMayGo;
    wire        parked_writesMayGo;
    wire        parked_readsMayBeAnswered;
    wire        parked_writesMayBeAnswered;
    wire        parked_yields;
    wire        parked_offered;
    wire        parked_offeredRefused;
    wire        parked_offeredWrite;
    wire [3:0]  parked_request_id;
    wire [63:0] parked_request_addr;
    wire [7:0]  parked_request_len;
    wire [2:0]  parked_request_size;
    wire [1:0]  parked_request_burst;
    wire        parked_request_lock;
    wire [3:0]  parked_request_cache;
    wire [2:0]  parked_request_prot;
    wire [3:0]  parked_request_qos;
    wire [3:0]  parked_request_region;
    wire [23:0] parked_request_mmusid;
    wire        parked_request_mmussidv;
    wire [19:0] parked_request_mmussid;
    wire [1:0]  parked_request_mmuat;
    wire [2:0]  parked_walk;
    wire        parked_goes;
    wire        parked_faults;
    wire        parked_answers;
    wire        parked_readAnswered;
    wire        parked_writeAnswered;
    wire        readReturn_translated_valid;
    wire        readReturn_translated_ready;
    wire [3:0]  readReturn_translated_payload_id;
    wire [63:0] readReturn_translated_payload_data;
    wire [1:0]  readReturn_translated_payload_resp;
    wire        readReturn_translated_payload_last;
    wire        readReturn_device_valid;
    wire        readReturn_device_ready;
    wire [3:0]  readReturn_device_payload_id;
    wire [63:0] readReturn_device_payload_data;
    wire [1:0]  readReturn_device_payload_resp;
    wire        readReturn_device_payload_last;
    wire        readReturn_refuse;
    wire [3:0]  readReturn_id;
    wire [7:0]  readReturn_len;
    wire        readReturn_free;
    wire        readReturn_refused;
    wire        writePath_deviceData_valid;
    wire        writePath_deviceData_ready;
    wire [63:0] writePath_deviceData_payload_data;
    wire [7:0]  writePath_deviceData_payload_strb;
    wire        writePath_deviceData_payload_last;
    wire        writePath_translatedData_valid;
    wire        writePath_translatedData_ready;
    wire [63:0] writePath_translatedData_payload_data;
    wire [7:0]  writePath_translatedData_payload_strb;
    wire        writePath_translatedData_payload_last;
    wire        writePath_translated_valid;
    wire        writePath_translated_ready;
    wire [3:0]  writePath_translated_payload_id;
    wire [1:0]  writePath_translated_payload_resp;
    wire        writePath_device_valid;
    wire        writePath_device_ready;
    wire [3:0]  writePath_device_payload_id;
    wire [1:0]  writePath_device_payload_resp;
    wire        writePath_issued;
    wire        writePath_room;
    wire        writePath_refuse;
    wire [3:0]  writePath_id;
    wire        writePath_free;
    wire        writePath_refused;
    wire        readCounts_issued;
    wire [3:0]  readCounts_issuedId;
    wire        readCounts_ended;
    wire [3:0]  readCounts_endedId;
    wire [15:0] readCounts_full;
    wire [15:0] readCounts_idle;
    wire        readCounts_observe;
    wire        readCounts_observed;
    wire        writeCounts_issued;
    wire [3:0]  writeCounts_issuedId;
    wire        writeCounts_ended;
    wire [3:0]  writeCounts_endedId;
    wire [15:0] writeCounts_full;
    wire [15:0] writeCounts_idle;
    wire        writeCounts_observe;
    wire        writeCounts_observed;
    reg         readAwaitsSlot;
    reg         writeAwaitsSlot;
    reg         writePreferred;
    reg         yielded;

    SkidBuffer_144 reads_skidBuffer (
        .clock                (clock),
        .reset                (reset),
        .in_valid             (reads_skidBuffer_in_valid),
        .in_ready             (reads_skidBuffer_in_ready),
        .in_payload_id        (reads_skidBuffer_in_payload_id),
        .in_payload_addr      (reads_skidBuffer_in_payload_addr),
        .in_payload_len       (reads_skidBuffer_in_payload_len),
        .in_payload_size      (reads_skidBuffer_in_payload_size),
        .in_payload_burst     (reads_skidBuffer_in_payload_burst),
        .in_payload_lock      (reads_skidBuffer_in_payload_lock),
        .in_payload_cache     (reads_skidBuffer_in_payload_cache),
        .in_payload_prot      (reads_skidBuffer_in_payload_prot),
        .in_payload_qos       (reads_skidBuffer_in_payload_qos),
        .in_payload_region    (reads_skidBuffer_in_payload_region),
        .in_payload_mmusid    (reads_skidBuffer_in_payload_mmusid),
        .in_payload_mmussidv  (reads_skidBuffer_in_payload_mmussidv),
        .in_payload_mmussid   (reads_skidBuffer_in_payload_mmussid),
        .in_payload_mmuat     (reads_skidBuffer_in_payload_mmuat),
        .out_valid            (reads_skidBuffer_out_valid),
        .out_ready            (reads_skidBuffer_out_ready),
        .out_payload_id       (reads_skidBuffer_out_payload_id),
        .out_payload_addr     (reads_skidBuffer_out_payload_addr),
        .out_payload_len      (reads_skidBuffer_out_payload_len),
        .out_payload_size     (reads_skidBuffer_out_payload_size),
        .out_payload_burst    (reads_skidBuffer_out_payload_burst),
        .out_payload_lock     (reads_skidBuffer_out_payload_lock),
        .out_payload_cache    (reads_skidBuffer_out_payload_cache),
        .out_payload_prot     (reads_skidBuffer_out_payload_prot),
        .out_payload_qos      (reads_skidBuffer_out_payload_qos),
        .out_payload_region   (reads_skidBuffer_out_payload_region),
        .out_payload_mmusid   (reads_skidBuffer_out_payload_mmusid),
        .out_payload_mmussidv (reads_skidBuffer_out_payload_mmussidv),
        .out_payload_mmussid  (reads_skidBuffer_out_payload_mmussid),
        .out_payload_mmuat    (reads_skidBuffer_out_payload_mmuat)
    );

    SkidBuffer_144 writes_skidBuffer (
        .clock                (clock),
        .reset                (reset),
        .in_valid             (writes_skidBuffer_in_valid),
        .in_ready             (writes_skidBuffer_in_ready),
        .in_payload_id        (writes_skidBuffer_in_payload_id),
        .in_payload_addr      (writes_skidBuffer_in_payload_addr),
        .in_payload_len       (writes_skidBuffer_in_payload_len),
        .in_payload_size      (writes_skidBuffer_in_payload_size),
        .in_payload_burst     (writes_skidBuffer_in_payload_burst),
        .in_payload_lock      (writes_skidBuffer_in_payload_lock),
        .in_payload_cache     (writes_skidBuffer_in_payload_cache),
        .in_payload_prot      (writes_skidBuffer_in_payload_prot),
        .in_payload_qos       (writes_skidBuffer_in_payload_qos),
        .in_payload_region    (writes_skidBuffer_in_payload_region),
        .in_payload_mmusid    (writes_skidBuffer_in_payload_mmusid),
        .in_payload_mmussidv  (writes_skidBuffer_in_payload_mmussidv),
        .in_payload_mmussid   (writes_skidBuffer_in_payload_mmussid),
        .in_payload_mmuat     (writes_skidBuffer_in_payload_mmuat),
        .out_valid            (writes_skidBuffer_out_valid),
        .out_ready            (writes_skidBuffer_out_ready),
        .out_payload_id       (writes_skidBuffer_out_payload_id),
        .out_payload_addr     (writes_skidBuffer_out_payload_addr),
        .out_payload_len      (writes_skidBuffer_out_payload_len),
        .out_payload_size     (writes_skidBuffer_out_payload_size),
        .out_payload_burst    (writes_skidBuffer_out_payload_burst),
        .out_payload_lock     (writes_skidBuffer_out_payload_lock),
        .out_payload_cache    (writes_skidBuffer_out_payload_cache),
        .out_payload_prot     (writes_skidBuffer_out_payload_prot),
        .out_payload_qos      (writes_skidBuffer_out_payload_qos),
        .out_payload_region   (writes_skidBuffer_out_payload_region),
        .out_payload_mmusid   (writes_skidBuffer_out_payload_mmusid),
        .out_payload_mmussidv (writes_skidBuffer_out_payload_mmussidv),
        .out_payload_mmussid  (writes_skidBuffer_out_payload_mmussid),
        .out_payload_mmuat    (writes_skidBuffer_out_payload_mmuat)
    );

    ForwardSlice_92 readOutput (
        .clock              (clock),
        .reset              (reset),
        .in_valid           (readOutput_in_valid),
        .in_ready           (readOutput_in_ready),
        .in_payload_id      (readOutput_in_payload_id),
        .in_payload_addr    (readOutput_in_payload_addr),
        .in_payload_len     (readOutput_in_payload_len),
        .in_payload_size    (readOutput_in_payload_size),
        .in_payload_burst   (readOutput_in_payload_burst),
        .in_payload_lock    (readOutput_in_payload_lock),
        .in_payload_cache   (readOutput_in_payload_cache),
        .in_payload_prot    (readOutput_in_payload_prot),
        .in_payload_qos     (readOutput_in_payload_qos),
        .in_payload_region  (readOutput_in_payload_region),
        .in_payload_mmumt   (readOutput_in_payload_mmumt),
        .in_payload_mmumsi  (readOutput_in_payload_mmumsi),
        .out_valid          (readOutput_out_valid),
        .out_ready          (readOutput_out_ready),
        .out_payload_id     (readOutput_out_payload_id),
        .out_payload_addr   (readOutput_out_payload_addr),
        .out_payload_len    (readOutput_out_payload_len),
        .out_payload_size   (readOutput_out_payload_size),
        .out_payload_burst  (readOutput_out_payload_burst),
        .out_payload_lock   (readOutput_out_payload_lock),
        .out_payload_cache  (readOutput_out_payload_cache),
        .out_payload_prot   (readOutput_out_payload_prot),
        .out_payload_qos    (readOutput_out_payload_qos),
        .out_payload_region (readOutput_out_payload_region),
        .out_payload_mmumt  (readOutput_out_payload_mmumt),
        .out_payload_mmumsi (readOutput_out_payload_mmumsi)
    );

    ForwardSlice_92 writeOutput (
        .clock              (clock),
        .reset              (reset),
        .in_valid           (writeOutput_in_valid),
        .in_ready           (writeOutput_in_ready),
        .in_payload_id      (writeOutput_in_payload_id),
        .in_payload_addr    (writeOutput_in_payload_addr),
        .in_payload_len     (writeOutput_in_payload_len),
        .in_payload_size    (writeOutput_in_payload_size),
        .in_payload_burst   (writeOutput_in_payload_burst),
        .in_payload_lock    (writeOutput_in_payload_lock),
        .in_payload_cache   (writeOutput_in_payload_cache),
        .in_payload_prot    (writeOutput_in_payload_prot),
        .in_payload_qos     (writeOutput_in_payload_qos),
        .in_payload_region  (writeOutput_in_payload_region),
        .in_payload_mmumt   (writeOutput_in_payload_mmumt),
        .in_payload_mmumsi  (writeOutput_in_payload_mmumsi),
        .out_valid          (writeOutput_out_valid),
        .out_ready          (writeOutput_out_ready),
        .out_payload_id     (writeOutput_out_payload_id),
        .out_payload_addr   (writeOutput_out_payload_addr),
        .out_payload_len    (writeOutput_out_payload_len),
        .out_payload_size   (writeOutput_out_payload_size),
        .out_payload_burst  (writeOutput_out_payload_burst),
        .out_payload_lock   (writeOutput_out_payload_lock),
        .out_payload_cache  (writeOutput_out_payload_cache),
        .out_payload_prot   (writeOutput_out_payload_prot),
        .out_payload_qos    (writeOutput_out_payload_qos),
        .out_payload_region (writeOutput_out_payload_region),
        .out_payload_mmumt  (writeOutput_out_payload_mmumt),
        .out_payload_mmumsi (writeOutput_out_payload_mmumsi)
    );

    ParkedRequests_core parked (
        .clock                        (clock),
        .reset                        (reset),
        .lookedUpWrite                (parked_lookedUpWrite),
        .lookedUp_id                  (parked_lookedUp_id),
        .lookedUp_addr                (parked_lookedUp_addr),
        .lookedUp_len                 (parked_lookedUp_len),
        .lookedUp_size                (parked_lookedUp_size),
        .lookedUp_burst               (parked_lookedUp_burst),
        .lookedUp_lock                (parked_lookedUp_lock),
        .lookedUp_cache               (parked_lookedUp_cache),
        .lookedUp_prot                (parked_lookedUp_prot),
        .lookedUp_qos                 (parked_lookedUp_qos),
        .lookedUp_region              (parked_lookedUp_region),
        .lookedUp_mmusid              (parked_lookedUp_mmusid),
        .lookedUp_mmussidv            (parked_lookedUp_mmussidv),
        .lookedUp_mmussid             (parked_lookedUp_mmussid),
        .lookedUp_mmuat               (parked_lookedUp_mmuat),
        .behind                       (parked_behind),
        .room                         (parked_room),
        .park                         (parked_park),
        .parkRefused                  (parked_parkRefused),
        .start_valid                  (parked_start_valid),
        .start_ready                  (parked_start_ready),
        .start_payload_deviceId       (parked_start_payload_deviceId),
        .start_payload_processIdValid (parked_start_payload_processIdValid),
        .start_payload_processId      (parked_start_payload_processId),
        .start_payload_page           (parked_start_payload_page),
        .start_payload_write          (parked_start_payload_write),
        .start_payload_execute        (parked_start_payload_execute),
        .start_payload_privileged     (parked_start_payload_privileged),
        .start_payload_addressType    (parked_start_payload_addressType),
        .start_payload_debug          (parked_start_payload_debug),
        .startedWalk                  (parked_startedWalk),
        .done                         (parked_done),
        .held                         (parked_held),
        .readsMayGo                   (parked_readsMayGo),
        .writesMayGo                  (parked_writesMayGo),
        .readsMayBeAnswered           (parked_readsMayBeAnswered),
        .writesMayBeAnswered          (parked_writesMayBeAnswered),
        .yields                       (parked_yields),
        .offered                      (parked_offered),
        .offeredRefused               (parked_offeredRefused),
        .offeredWrite                 (parked_offeredWrite),
        .request_id                   (parked_request_id),
        .request_addr                 (parked_request_addr),
        .request_len                  (parked_request_len),
        .request_size                 (parked_request_size),
        .request_burst                (parked_request_burst),
        .request_lock                 (parked_request_lock),
        .request_cache                (parked_request_cache),
        .request_prot                 (parked_request_prot),
        .request_qos                  (parked_request_qos),
        .request_region               (parked_request_region),
        .request_mmusid               (parked_request_mmusid),
        .request_mmussidv             (parked_request_mmussidv),
        .request_mmussid              (parked_request_mmussid),
        .request_mmuat                (parked_request_mmuat),
        .walk                         (parked_walk),
        .goes                         (parked_goes),
        .faults                       (parked_faults),
        .answers                      (parked_answers),
        .readAnswered                 (parked_readAnswered),
        .writeAnswered                (parked_writeAnswered)
    );

    ReadReturn_64x4 readReturn (
        .clock                   (clock),
        .reset                   (reset),
        .translated_valid        (readReturn_translated_valid),
        .translated_ready        (readReturn_translated_ready),
        .translated_payload_id   (readReturn_translated_payload_id),
        .translated_payload_data (readReturn_translated_payload_data),
        .translated_payload_resp (readReturn_translated_payload_resp),
        .translated_payload_last (readReturn_translated_payload_last),
        .device_valid            (readReturn_device_valid),
        .device_ready            (readReturn_device_ready),
        .device_payload_id       (readReturn_device_payload_id),
        .device_payload_data     (readReturn_device_payload_data),
        .device_payload_resp     (readReturn_device_payload_resp),
        .device_payload_last     (readReturn_device_payload_last),
        .refuse                  (readReturn_refuse),
        .id                      (readReturn_id),
        .len                     (readReturn_len),
        .free                    (readReturn_free),
        .refused                 (readReturn_refused)
    );

    WritePath_64x4x6 writePath (
        .clock                       (clock),
        .reset                       (reset),
        .deviceData_valid            (writePath_deviceData_valid),
        .deviceData_ready            (writePath_deviceData_ready),
        .deviceData_payload_data     (writePath_deviceData_payload_data),
        .deviceData_payload_strb     (writePath_deviceData_payload_strb),
        .deviceData_payload_last     (writePath_deviceData_payload_last),
        .translatedData_valid        (writePath_translatedData_valid),
        .translatedData_ready        (writePath_translatedData_ready),
        .translatedData_payload_data (writePath_translatedData_payload_data),
        .translatedData_payload_strb (writePath_translatedData_payload_strb),
        .translatedData_payload_last (writePath_translatedData_payload_last),
        .translated_valid            (writePath_translated_valid),
        .translated_ready            (writePath_translated_ready),
        .translated_payload_id       (writePath_translated_payload_id),
        .translated_payload_resp     (writePath_translated_payload_resp),
        .device_valid                (writePath_device_valid),
        .device_ready                (writePath_device_ready),
        .device_payload_id           (writePath_device_payload_id),
        .device_payload_resp         (writePath_device_payload_resp),
        .issued                      (writePath_issued),
        .room                        (writePath_room),
        .refuse                      (writePath_refuse),
        .id                          (writePath_id),
        .free                        (writePath_free),
        .refused                     (writePath_refused)
    );

    OutstandingRequests_4x63 readCounts (
        .clock    (clock),
        .reset    (reset),
        .issued   (readCounts_issued),
        .issuedId (readCounts_issuedId),
        .ended    (readCounts_ended),
        .endedId  (readCounts_endedId),
        .full     (readCounts_full),
        .idle     (readCounts_idle),
        .observe  (readCounts_observe),
        .observed (readCounts_observed)
    );

    OutstandingRequests_4x63 writeCounts (
        .clock    (clock),
        .reset    (reset),
        .issued   (writeCounts_issued),
        .issuedId (writeCounts_issuedId),
        .ended    (writeCounts_ended),
        .endedId  (writeCounts_endedId),
        .full     (writeCounts_full),
        .idle     (writeCounts_idle),
        .observe  (writeCounts_observe),
        .observed (writeCounts_observed)
    );

    wire writesGo = writeOutput_in_ready & writePath_room;
    wire readFull = readCounts_full[reads_skidBuffer_out_payload_id];
    wire writeFull = writeCounts_full[writes_skidBuffer_out_payload_id];
    wire readAsks = reads_skidBuffer_out_valid & readOutput_in_ready & ~readFull & ~readAwaitsSlot;
    wire writeAsks = writes_skidBuffer_out_valid & writesGo & ~writeFull & ~writeAwaitsSlot;
    wire yields = parked_offered & (readAsks | writeAsks) & ~yielded;
    wire replayFull =
        parked_offeredWrite ? writeCounts_full[parked_request_id] :
        readCounts_full[parked_request_id];
    wire replayIdle =
        parked_offeredWrite ? writeCounts_idle[parked_request_id] :
        readCounts_idle[parked_request_id];
    wire moves = parked_offered & ~yields;
    wire walked = moves & ~parked_offeredRefused;
    wire replays = walked & ~result_fault & ~replayFull;
    wire reports = walked & result_fault & result_reported;
    wire refuses = walked & result_fault & (~result_reported | faults_ready);
    wire answers = moves & parked_offeredRefused & replayIdle;
    wire key_execute_2 = parked_request_mmussidv & parked_request_prot[2] & ~parked_offeredWrite;
    wire [5:0] untranslated =
        parked_offeredWrite ? 6'd3 :
        key_execute_2 ? 6'd1 :
        6'd2;
    wire [5:0] translated =
        parked_offeredWrite ? 6'd7 :
        key_execute_2 ? 6'd5 :
        6'd6;
    wire asked_2 = parked_request_mmuat == 2'd1;
    wire asksForWrite = writeAsks & (writePreferred | ~readAsks);
    wire [3:0] request_id =
        asksForWrite ? writes_skidBuffer_out_payload_id :
        reads_skidBuffer_out_payload_id;
    wire [63:0] request_addr =
        asksForWrite ? writes_skidBuffer_out_payload_addr :
        reads_skidBuffer_out_payload_addr;
    wire [7:0] request_len =
        asksForWrite ? writes_skidBuffer_out_payload_len :
        reads_skidBuffer_out_payload_len;
    wire [2:0] request_size =
        asksForWrite ? writes_skidBuffer_out_payload_size :
        reads_skidBuffer_out_payload_size;
    wire [1:0] request_burst =
        asksForWrite ? writes_skidBuffer_out_payload_burst :
        reads_skidBuffer_out_payload_burst;
    wire request_lock =
        asksForWrite ? writes_skidBuffer_out_payload_lock :
        reads_skidBuffer_out_payload_lock;
    wire [3:0] request_cache =
        asksForWrite ? writes_skidBuffer_out_payload_cache :
        reads_skidBuffer_out_payload_cache;
    wire [2:0] request_prot =
        asksForWrite ? writes_skidBuffer_out_payload_prot :
        reads_skidBuffer_out_payload_prot;
    wire [3:0] request_qos =
        asksForWrite ? writes_skidBuffer_out_payload_qos :
        reads_skidBuffer_out_payload_qos;
    wire [3:0] request_region =
        asksForWrite ? writes_skidBuffer_out_payload_region :
        reads_skidBuffer_out_payload_region;
    wire [23:0] request_mmusid =
        asksForWrite ? writes_skidBuffer_out_payload_mmusid :
        reads_skidBuffer_out_payload_mmusid;
    wire request_mmussidv =
        asksForWrite ? writes_skidBuffer_out_payload_mmussidv :
        reads_skidBuffer_out_payload_mmussidv;
    wire [19:0] request_mmussid =
        asksForWrite ? writes_skidBuffer_out_payload_mmussid :
        reads_skidBuffer_out_payload_mmussid;
    wire [1:0] request_mmuat =
        asksForWrite ? writes_skidBuffer_out_payload_mmuat :
        reads_skidBuffer_out_payload_mmuat;
    wire asks = (readAsks | writeAsks) & ~replays & ~refuses & ~answers;
    wire [15:0] crosses_lastBeat = {8'd0, request_len} << request_size;
    wire [15:0] crosses_end = {4'd0, request_addr[11:0]} + crosses_lastBeat;
    wire crosses = (request_burst == BURST_INCR) & (crosses_end[15:12] != 4'd0);
    wire passes = asks & hit & ~parked_behind & ~crosses;
    wire parks = asks & ~passes & parked_room;
    wire findsNoSlot = asks & ~passes & ~parked_room;
    wire taken = passes | parks;
    wire [3:0] source_id = replays ? parked_request_id : request_id;
    wire [63:0] source_addr = replays ? parked_request_addr : request_addr;
    wire [7:0] source_len = replays ? parked_request_len : request_len;
    wire [2:0] source_size = replays ? parked_request_size : request_size;
    wire [1:0] source_burst = replays ? parked_request_burst : request_burst;
    wire source_lock = replays ? parked_request_lock : request_lock;
    wire [3:0] source_cache = replays ? parked_request_cache : request_cache;
    wire [2:0] source_prot = replays ? parked_request_prot : request_prot;
    wire [3:0] source_qos = replays ? parked_request_qos : request_qos;
    wire [3:0] source_region = replays ? parked_request_region : request_region;
    wire [43:0] where_page = replays ? result_translation_page : translation_page;
    wire [1:0] where_memoryType = replays ? result_translation_memoryType : translation_memoryType;
    wire where_throughMsi = replays ? result_translation_throughMsi : translation_throughMsi;
    wire where_coherent = replays ? result_translation_coherent : translation_coherent;
    wire [11:0] issued_offset = source_addr[11:0];
    wire [55:0] issued_where_page_concat_issued_offset = {where_page, issued_offset};
    wire issuesRead = replays ? ~parked_offeredWrite : (passes & ~asksForWrite);
    wire issuesWrite = replays ? parked_offeredWrite : (passes & asksForWrite);
    assign reads_skidBuffer_in_valid = device_arvalid;
    assign device_arready = reads_skidBuffer_in_ready;
    assign reads_skidBuffer_in_payload_id = device_arid;
    assign reads_skidBuffer_in_payload_addr = device_araddr;
    assign reads_skidBuffer_in_payload_len = device_arlen;
    assign reads_skidBuffer_in_payload_size = device_arsize;
    assign reads_skidBuffer_in_payload_burst = device_arburst;
    assign reads_skidBuffer_in_payload_lock = device_arlock;
    assign reads_skidBuffer_in_payload_cache = device_arcache;
    assign reads_skidBuffer_in_payload_prot = device_arprot;
    assign reads_skidBuffer_in_payload_qos = device_arqos;
    assign reads_skidBuffer_in_payload_region = device_arregion;
    assign reads_skidBuffer_in_payload_mmusid = device_armmusid;
    assign reads_skidBuffer_in_payload_mmussidv = device_armmussidv;
    assign reads_skidBuffer_in_payload_mmussid = device_armmussid;
    assign reads_skidBuffer_in_payload_mmuat = device_armmuat;
    assign writes_skidBuffer_in_valid = device_awvalid;
    assign device_awready = writes_skidBuffer_in_ready;
    assign writes_skidBuffer_in_payload_id = device_awid;
    assign writes_skidBuffer_in_payload_addr = device_awaddr;
    assign writes_skidBuffer_in_payload_len = device_awlen;
    assign writes_skidBuffer_in_payload_size = device_awsize;
    assign writes_skidBuffer_in_payload_burst = device_awburst;
    assign writes_skidBuffer_in_payload_lock = device_awlock;
    assign writes_skidBuffer_in_payload_cache = device_awcache;
    assign writes_skidBuffer_in_payload_prot = device_awprot;
    assign writes_skidBuffer_in_payload_qos = device_awqos;
    assign writes_skidBuffer_in_payload_region = device_awregion;
    assign writes_skidBuffer_in_payload_mmusid = device_awmmusid;
    assign writes_skidBuffer_in_payload_mmussidv = device_awmmussidv;
    assign writes_skidBuffer_in_payload_mmussid = device_awmmussid;
    assign writes_skidBuffer_in_payload_mmuat = device_awmmuat;
    assign translated_arvalid = readOutput_out_valid;
    assign readOutput_out_ready = translated_arready;
    assign translated_arid = readOutput_out_payload_id;
    assign translated_araddr = readOutput_out_payload_addr;
    assign translated_arlen = readOutput_out_payload_len;
    assign translated_arsize = readOutput_out_payload_size;
    assign translated_arburst = readOutput_out_payload_burst;
    assign translated_arlock = readOutput_out_payload_lock;
    assign translated_arcache = readOutput_out_payload_cache;
    assign translated_arprot = readOutput_out_payload_prot;
    assign translated_arqos = readOutput_out_payload_qos;
    assign translated_arregion = readOutput_out_payload_region;
    assign translated_armmumt = readOutput_out_payload_mmumt;
    assign translated_armmumsi = readOutput_out_payload_mmumsi;
    assign translated_awvalid = writeOutput_out_valid;
    assign writeOutput_out_ready = translated_awready;
    assign translated_awid = writeOutput_out_payload_id;
    assign translated_awaddr = writeOutput_out_payload_addr;
    assign translated_awlen = writeOutput_out_payload_len;
    assign translated_awsize = writeOutput_out_payload_size;
    assign translated_awburst = writeOutput_out_payload_burst;
    assign translated_awlock = writeOutput_out_payload_lock;
    assign translated_awcache = writeOutput_out_payload_cache;
    assign translated_awprot = writeOutput_out_payload_prot;
    assign translated_awqos = writeOutput_out_payload_qos;
    assign translated_awregion = writeOutput_out_payload_region;
    assign translated_awmmumt = writeOutput_out_payload_mmumt;
    assign translated_awmmumsi = writeOutput_out_payload_mmumsi;
    assign raised_read = translated_arvalid;
    assign raised_readAccepted = translated_arvalid & translated_arready;
    assign raised_write = translated_awvalid;
    assign raised_writeAccepted = translated_awvalid & translated_awready;
    assign readReturn_translated_valid = translated_rvalid;
    assign translated_rready = readReturn_translated_ready;
    assign readReturn_translated_payload_id = translated_rid;
    assign readReturn_translated_payload_data = translated_rdata;
    assign readReturn_translated_payload_resp = translated_rresp;
    assign readReturn_translated_payload_last = translated_rlast;
    assign device_rvalid = readReturn_device_valid;
    assign readReturn_device_ready = device_rready;
    assign device_rid = readReturn_device_payload_id;
    assign device_rdata = readReturn_device_payload_data;
    assign device_rresp = readReturn_device_payload_resp;
    assign device_rlast = readReturn_device_payload_last;
    assign writePath_deviceData_valid = device_wvalid;
    assign device_wready = writePath_deviceData_ready;
    assign writePath_deviceData_payload_data = device_wdata;
    assign writePath_deviceData_payload_strb = device_wstrb;
    assign writePath_deviceData_payload_last = device_wlast;
    assign translated_wvalid = writePath_translatedData_valid;
    assign writePath_translatedData_ready = translated_wready;
    assign translated_wdata = writePath_translatedData_payload_data;
    assign translated_wstrb = writePath_translatedData_payload_strb;
    assign translated_wlast = writePath_translatedData_payload_last;
    assign writePath_translated_valid = translated_bvalid;
    assign translated_bready = writePath_translated_ready;
    assign writePath_translated_payload_id = translated_bid;
    assign writePath_translated_payload_resp = translated_bresp;
    assign device_bvalid = writePath_device_valid;
    assign writePath_device_ready = device_bready;
    assign device_bid = writePath_device_payload_id;
    assign device_bresp = writePath_device_payload_resp;
    assign readCounts_ended = translated_rvalid & translated_rready & translated_rlast;
    assign readCounts_endedId = translated_rid;
    assign readCounts_observe = observeReads;
    assign readsObserved = readCounts_observed;
    assign writeCounts_ended = translated_bvalid & translated_bready;
    assign writeCounts_endedId = translated_bid;
    assign writeCounts_observe = observeWrites;
    assign writesObserved = writeCounts_observed;
    assign parked_yields = yields;
    assign parked_readsMayGo = readOutput_in_ready;
    assign parked_writesMayGo = writesGo;
    assign parked_readsMayBeAnswered = readReturn_free;
    assign parked_writesMayBeAnswered = writePath_free;
    assign parked_goes = replays;
    assign parked_faults = refuses;
    assign parked_answers = answers;
    assign faults_valid = reports;
    assign faults_payload_cause = result_cause;
    assign faults_payload_transactionType =
        parked_request_mmuat == 2'd0 ? untranslated :
        asked_2 ? 6'd8 :
        translated;
    assign faults_payload_deviceId = parked_request_mmusid;
    assign faults_payload_processIdValid = parked_request_mmussidv;
    assign faults_payload_processId = parked_request_mmussid & {20{parked_request_mmussidv}};
    assign faults_payload_privileged = parked_request_mmussidv & parked_request_prot[0];
    assign faults_payload_iotval = parked_request_addr;
    assign faults_payload_iotval2 = result_iotval2;
    assign resultOf = parked_walk;
    assign asked = asks;
    assign key_deviceId = request_mmusid;
    assign key_processIdValid = request_mmussidv;
    assign key_processId = request_mmussid & {20{request_mmussidv}};
    assign key_page = request_addr[63:12];
    assign key_write = asksForWrite;
    assign key_execute = request_mmussidv & request_prot[2] & ~asksForWrite;
    assign key_privileged = request_mmussidv & request_prot[0];
    assign key_addressType = request_mmuat;
    assign key_debug = 1'b0;
    assign parked_lookedUpWrite = asksForWrite;
    assign parked_lookedUp_id = request_id;
    assign parked_lookedUp_addr = request_addr;
    assign parked_lookedUp_len = request_len;
    assign parked_lookedUp_size = request_size;
    assign parked_lookedUp_burst = request_burst;
    assign parked_lookedUp_lock = request_lock;
    assign parked_lookedUp_cache = request_cache;
    assign parked_lookedUp_prot = request_prot;
    assign parked_lookedUp_qos = request_qos;
    assign parked_lookedUp_region = request_region;
    assign parked_lookedUp_mmusid = request_mmusid;
    assign parked_lookedUp_mmussidv = request_mmussidv;
    assign parked_lookedUp_mmussid = request_mmussid;
    assign parked_lookedUp_mmuat = request_mmuat;
    assign parked_park = parks;
    assign parked_parkRefused = crosses;
    assign reads_skidBuffer_out_ready = taken & ~asksForWrite;
    assign writes_skidBuffer_out_ready = taken & asksForWrite;
    assign readOutput_in_valid = issuesRead;
    assign readOutput_in_payload_id = source_id;
    assign readOutput_in_payload_addr = issued_where_page_concat_issued_offset;
    assign readOutput_in_payload_len = source_len;
    assign readOutput_in_payload_size = source_size;
    assign readOutput_in_payload_burst = source_burst;
    assign readOutput_in_payload_lock = source_lock;
    assign readOutput_in_payload_cache = source_cache;
    assign readOutput_in_payload_prot = source_prot;
    assign readOutput_in_payload_qos = source_qos;
    assign readOutput_in_payload_region = source_region;
    assign readOutput_in_payload_mmumt = where_memoryType;
    assign readOutput_in_payload_mmumsi = where_throughMsi;
    assign writeOutput_in_valid = issuesWrite;
    assign writeOutput_in_payload_id = source_id;
    assign writeOutput_in_payload_addr = issued_where_page_concat_issued_offset;
    assign writeOutput_in_payload_len = source_len;
    assign writeOutput_in_payload_size = source_size;
    assign writeOutput_in_payload_burst = source_burst;
    assign writeOutput_in_payload_lock = source_lock;
    assign writeOutput_in_payload_cache = source_cache;
    assign writeOutput_in_payload_prot = source_prot;
    assign writeOutput_in_payload_qos = source_qos;
    assign writeOutput_in_payload_region = source_region;
    assign writeOutput_in_payload_mmumt = where_memoryType;
    assign writeOutput_in_payload_mmumsi = where_throughMsi;
    assign readCounts_issued = issuesRead;
    assign readCounts_issuedId = source_id;
    assign writeCounts_issued = issuesWrite;
    assign writeCounts_issuedId = source_id;
    assign writePath_issued = issuesWrite;
    assign readReturn_refuse = answers & ~parked_offeredWrite;
    assign readReturn_id = parked_request_id;
    assign readReturn_len = parked_request_len;
    assign writePath_refuse = answers & parked_offeredWrite;
    assign writePath_id = parked_request_id;
    assign parked_readAnswered = readReturn_refused;
    assign parked_writeAnswered = writePath_refused;
    assign start_valid = parked_start_valid;
    assign parked_start_ready = start_ready;
    assign start_payload_deviceId = parked_start_payload_deviceId;
    assign start_payload_processIdValid = parked_start_payload_processIdValid;
    assign start_payload_processId = parked_start_payload_processId;
    assign start_payload_page = parked_start_payload_page;
    assign start_payload_write = parked_start_payload_write;
    assign start_payload_execute = parked_start_payload_execute;
    assign start_payload_privileged = parked_start_payload_privileged;
    assign start_payload_addressType = parked_start_payload_addressType;
    assign start_payload_debug = parked_start_payload_debug;
    assign parked_startedWalk = startedWalk;
    assign parked_done = done;
    assign held = parked_held;

    always @(posedge clock) begin
        if (reset) yielded <= 1'b0;
        else yielded <= yields;
    end

    always @(posedge clock) begin
        if (reset) writePreferred <= 1'b0;
        else if (asks) writePreferred <= ~asksForWrite;
    end

    always @(posedge clock) begin
        if (reset) begin
            readAwaitsSlot <= 1'b0;
        end else begin
            readAwaitsSlot <= (readAwaitsSlot | (findsNoSlot & ~asksForWrite)) & ~parked_room;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            writeAwaitsSlot <= 1'b0;
        end else begin
            writeAwaitsSlot <= (writeAwaitsSlot | (findsNoSlot & asksForWrite)) & ~parked_room;
        end
    end

    // Not used, on purpose.
    // only the carry matters
    // the translation replaces it
    // only debug requests tell it
    // a port only with enforce-snoop
    wire unused = &{1'b0, crosses_end[11:0], source_addr[63:12], result_range, where_coherent};

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_a_read_goes_only_where_its_register_can_take_it: assert (~issuesRead | readOutput_in_ready);
            assert_a_write_goes_only_where_its_register_can_take_it: assert (~issuesWrite | writesGo);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!(~issuesRead | readOutput_in_ready)) begin
                $display(
                    "portcullis.check.DevicePort_core.a_read_goes_only_where_its_register_can_take_it assert at DevicePort.java in %m: a read goes only where its register can take it"
                );
                $fatal;
            end
            if (!(~issuesWrite | writesGo)) begin
                $display(
                    "portcullis.check.DevicePort_core.a_write_goes_only_where_its_register_can_take_it assert at DevicePort.java in %m: a write goes only where its register can take it"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
