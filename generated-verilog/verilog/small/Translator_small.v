// Looks requests up in the caches of contexts and translations.
module Translator_small (
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
    input  wire [23:0] key_deviceId,
    input  wire        key_processIdValid,
    input  wire [19:0] key_processId,
    input  wire [51:0] key_page,
    input  wire        key_write,
    input  wire        key_execute,
    input  wire        key_privileged,
    input  wire [1:0]  key_addressType,
    input  wire        key_debug,
    input  wire        asked,
    output wire        hit,
    output wire [43:0] translation_page,
    output wire [1:0]  translation_memoryType,
    output wire        translation_throughMsi,
    output wire        translation_coherent,
    input  wire [23:0] walkDeviceId,
    output wire        walkDeviceContextHit,
    output wire        walkDeviceContext_disableFaultReports,
    output wire        walkDeviceContext_processDirectory,
    output wire        walkDeviceContext_defaultProcess,
    output wire        walkDeviceContext_enforceSnoop,
    output wire        walkDeviceContext_secondStageMode,
    output wire [15:0] walkDeviceContext_gscid,
    output wire [43:0] walkDeviceContext_secondStagePage,
    output wire [19:0] walkDeviceContext_pscid,
    output wire [1:0]  walkDeviceContext_firstStageMode,
    output wire [43:0] walkDeviceContext_firstStagePage,
    output wire        walkDeviceContext_msi,
    input  wire [19:0] walkProcessId,
    output wire        walkProcessContextHit,
    output wire        walkProcessContext_supervisor,
    output wire        walkProcessContext_userMemory,
    output wire [19:0] walkProcessContext_pscid,
    output wire        walkProcessContext_mode,
    output wire [43:0] walkProcessContext_page,
    input  wire        deviceContextRefill_valid,
    input  wire [23:0] deviceContextRefill_deviceId,
    input  wire        deviceContextRefill_context_disableFaultReports,
    input  wire        deviceContextRefill_context_processDirectory,
    input  wire        deviceContextRefill_context_defaultProcess,
    input  wire        deviceContextRefill_context_enforceSnoop,
    input  wire        deviceContextRefill_context_secondStageMode,
    input  wire [15:0] deviceContextRefill_context_gscid,
    input  wire [43:0] deviceContextRefill_context_secondStagePage,
    input  wire [19:0] deviceContextRefill_context_pscid,
    input  wire [1:0]  deviceContextRefill_context_firstStageMode,
    input  wire [43:0] deviceContextRefill_context_firstStagePage,
    input  wire        deviceContextRefill_context_msi,
    input  wire        processContextRefill_valid,
    input  wire [19:0] processContextRefill_processId,
    input  wire        processContextRefill_context_supervisor,
    input  wire        processContextRefill_context_userMemory,
    input  wire [19:0] processContextRefill_context_pscid,
    input  wire        processContextRefill_context_mode,
    input  wire [43:0] processContextRefill_context_page,
    input  wire        iotlbRefill_valid,
    input  wire        iotlbRefill_space_guest,
    input  wire [15:0] iotlbRefill_space_gscid,
    input  wire        iotlbRefill_space_paged,
    input  wire [19:0] iotlbRefill_space_pscid,
    input  wire [29:0] iotlbRefill_page,
    input  wire [2:0]  iotlbRefill_level,
    input  wire        iotlbRefill_permissions_read,
    input  wire        iotlbRefill_permissions_write,
    input  wire        iotlbRefill_permissions_execute,
    input  wire        iotlbRefill_permissions_user,
    input  wire [43:0] iotlbRefill_translation_page,
    input  wire [1:0]  iotlbRefill_translation_memoryType,
    input  wire        iotlbRefill_translation_throughMsi,
    input  wire        iotlbRefill_translation_coherent
);
    wire [23:0] deviceContexts_deviceId;
    wire        deviceContexts_hit;
    wire        deviceContexts_context_disableFaultReports;
    wire        deviceContexts_context_processDirectory;
    wire        deviceContexts_context_defaultProcess;
    wire        deviceContexts_context_enforceSnoop;
    wire        deviceContexts_context_secondStageMode;
    wire [15:0] deviceContexts_context_gscid;
    wire [43:0] deviceContexts_context_secondStagePage;
    wire [19:0] deviceContexts_context_pscid;
    wire [1:0]  deviceContexts_context_firstStageMode;
    wire [43:0] deviceContexts_context_firstStagePage;
    wire        deviceContexts_context_msi;
    wire [3:0]  deviceContexts_entry;
    wire        deviceContexts_asked;
    wire [23:0] deviceContexts_walkDeviceId;
    wire        deviceContexts_walkHit;
    wire        deviceContexts_walkContext_disableFaultReports;
    wire        deviceContexts_walkContext_processDirectory;
    wire        deviceContexts_walkContext_defaultProcess;
    wire        deviceContexts_walkContext_enforceSnoop;
    wire        deviceContexts_walkContext_secondStageMode;
    wire [15:0] deviceContexts_walkContext_gscid;
    wire [43:0] deviceContexts_walkContext_secondStagePage;
    wire [19:0] deviceContexts_walkContext_pscid;
    wire [1:0]  deviceContexts_walkContext_firstStageMode;
    wire [43:0] deviceContexts_walkContext_firstStagePage;
    wire        deviceContexts_walkContext_msi;
    wire [3:0]  deviceContexts_walkEntry;
    wire [3:0]  deviceContexts_dropped;
    wire        deviceContexts_refill_valid;
    wire [23:0] deviceContexts_refill_deviceId;
    wire        deviceContexts_refill_context_disableFaultReports;
    wire        deviceContexts_refill_context_processDirectory;
    wire        deviceContexts_refill_context_defaultProcess;
    wire        deviceContexts_refill_context_enforceSnoop;
    wire        deviceContexts_refill_context_secondStageMode;
    wire [15:0] deviceContexts_refill_context_gscid;
    wire [43:0] deviceContexts_refill_context_secondStagePage;
    wire [19:0] deviceContexts_refill_context_pscid;
    wire [1:0]  deviceContexts_refill_context_firstStageMode;
    wire [43:0] deviceContexts_refill_context_firstStagePage;
    wire        deviceContexts_refill_context_msi;
    wire        deviceContexts_invalidation_valid;
    wire [2:0]  deviceContexts_invalidation_kind;
    wire        deviceContexts_invalidation_addressValid;
    wire [51:0] deviceContexts_invalidation_page;
    wire        deviceContexts_invalidation_pscidValid;
    wire [19:0] deviceContexts_invalidation_pscid;
    wire        deviceContexts_invalidation_guest;
    wire [15:0] deviceContexts_invalidation_gscid;
    wire        deviceContexts_invalidation_deviceValid;
    wire [23:0] deviceContexts_invalidation_deviceId;
    wire [19:0] deviceContexts_invalidation_processId;
    wire [3:0]  processContexts_deviceEntry;
    wire [19:0] processContexts_processId;
    wire        processContexts_hit;
    wire        processContexts_context_supervisor;
    wire        processContexts_context_userMemory;
    wire [19:0] processContexts_context_pscid;
    wire        processContexts_context_mode;
    wire [43:0] processContexts_context_page;
    wire        processContexts_asked;
    wire [3:0]  processContexts_walkDeviceEntry;
    wire [3:0]  processContexts_droppedDevices;
    wire [19:0] processContexts_walkProcessId;
    wire        processContexts_walkHit;
    wire        processContexts_walkContext_supervisor;
    wire        processContexts_walkContext_userMemory;
    wire [19:0] processContexts_walkContext_pscid;
    wire        processContexts_walkContext_mode;
    wire [43:0] processContexts_walkContext_page;
    wire        processContexts_refill_valid;
    wire [19:0] processContexts_refill_processId;
    wire        processContexts_refill_context_supervisor;
    wire        processContexts_refill_context_userMemory;
    wire [19:0] processContexts_refill_context_pscid;
    wire        processContexts_refill_context_mode;
    wire [43:0] processContexts_refill_context_page;
    wire        processContexts_invalidation_valid;
    wire [2:0]  processContexts_invalidation_kind;
    wire        processContexts_invalidation_addressValid;
    wire [51:0] processContexts_invalidation_page;
    wire        processContexts_invalidation_pscidValid;
    wire [19:0] processContexts_invalidation_pscid;
    wire        processContexts_invalidation_guest;
    wire [15:0] processContexts_invalidation_gscid;
    wire        processContexts_invalidation_deviceValid;
    wire [23:0] processContexts_invalidation_deviceId;
    wire [19:0] processContexts_invalidation_processId;
    wire        iotlb_space_guest;
    wire [15:0] iotlb_space_gscid;
    wire        iotlb_space_paged;
    wire [19:0] iotlb_space_pscid;
    wire [29:0] iotlb_page;
    wire        iotlb_present;
    wire        iotlb_permissions_read;
    wire        iotlb_permissions_write;
    wire        iotlb_permissions_execute;
    wire        iotlb_permissions_user;
    wire [43:0] iotlb_translation_page;
    wire [1:0]  iotlb_translation_memoryType;
    wire        iotlb_translation_throughMsi;
    wire        iotlb_translation_coherent;
    wire        iotlb_used;
    wire        iotlb_refill_valid;
    wire        iotlb_refill_space_guest;
    wire [15:0] iotlb_refill_space_gscid;
    wire        iotlb_refill_space_paged;
    wire [19:0] iotlb_refill_space_pscid;
    wire [29:0] iotlb_refill_page;
    wire [2:0]  iotlb_refill_level;
    wire        iotlb_refill_permissions_read;
    wire        iotlb_refill_permissions_write;
    wire        iotlb_refill_permissions_execute;
    wire        iotlb_refill_permissions_user;
    wire [43:0] iotlb_refill_translation_page;
    wire [1:0]  iotlb_refill_translation_memoryType;
    wire        iotlb_refill_translation_throughMsi;
    wire        iotlb_refill_translation_coherent;
    wire        iotlb_invalidation_valid;
    wire [2:0]  iotlb_invalidation_kind;
    wire        iotlb_invalidation_addressValid;
    wire [51:0] iotlb_invalidation_page;
    wire        iotlb_invalidation_pscidValid;
    wire [19:0] iotlb_invalidation_pscid;
    wire        iotlb_invalidation_guest;
    wire [15:0] iotlb_invalidation_gscid;
    wire        iotlb_invalidation_deviceValid;
    wire [23:0] iotlb_invalidation_deviceId;
    wire [19:0] iotlb_invalidation_processId;

    DeviceContextCache_small deviceContexts (
        .clock                              (clock),
        .reset                              (reset),
        .deviceId                           (deviceContexts_deviceId),
        .hit                                (deviceContexts_hit),
        .context_disableFaultReports        (deviceContexts_context_disableFaultReports),
        .context_processDirectory           (deviceContexts_context_processDirectory),
        .context_defaultProcess             (deviceContexts_context_defaultProcess),
        .context_enforceSnoop               (deviceContexts_context_enforceSnoop),
        .context_secondStageMode            (deviceContexts_context_secondStageMode),
        .context_gscid                      (deviceContexts_context_gscid),
        .context_secondStagePage            (deviceContexts_context_secondStagePage),
        .context_pscid                      (deviceContexts_context_pscid),
        .context_firstStageMode             (deviceContexts_context_firstStageMode),
        .context_firstStagePage             (deviceContexts_context_firstStagePage),
        .context_msi                        (deviceContexts_context_msi),
        .entry                              (deviceContexts_entry),
        .asked                              (deviceContexts_asked),
        .walkDeviceId                       (deviceContexts_walkDeviceId),
        .walkHit                            (deviceContexts_walkHit),
        .walkContext_disableFaultReports    (deviceContexts_walkContext_disableFaultReports),
        .walkContext_processDirectory       (deviceContexts_walkContext_processDirectory),
        .walkContext_defaultProcess         (deviceContexts_walkContext_defaultProcess),
        .walkContext_enforceSnoop           (deviceContexts_walkContext_enforceSnoop),
        .walkContext_secondStageMode        (deviceContexts_walkContext_secondStageMode),
        .walkContext_gscid                  (deviceContexts_walkContext_gscid),
        .walkContext_secondStagePage        (deviceContexts_walkContext_secondStagePage),
        .walkContext_pscid                  (deviceContexts_walkContext_pscid),
        .walkContext_firstStageMode         (deviceContexts_walkContext_firstStageMode),
        .walkContext_firstStagePage         (deviceContexts_walkContext_firstStagePage),
        .walkContext_msi                    (deviceContexts_walkContext_msi),
        .walkEntry                          (deviceContexts_walkEntry),
        .dropped                            (deviceContexts_dropped),
        .refill_valid                       (deviceContexts_refill_valid),
        .refill_deviceId                    (deviceContexts_refill_deviceId),
        .refill_context_disableFaultReports (deviceContexts_refill_context_disableFaultReports),
        .refill_context_processDirectory    (deviceContexts_refill_context_processDirectory),
        .refill_context_defaultProcess      (deviceContexts_refill_context_defaultProcess),
        .refill_context_enforceSnoop        (deviceContexts_refill_context_enforceSnoop),
        .refill_context_secondStageMode     (deviceContexts_refill_context_secondStageMode),
        .refill_context_gscid               (deviceContexts_refill_context_gscid),
        .refill_context_secondStagePage     (deviceContexts_refill_context_secondStagePage),
        .refill_context_pscid               (deviceContexts_refill_context_pscid),
        .refill_context_firstStageMode      (deviceContexts_refill_context_firstStageMode),
        .refill_context_firstStagePage      (deviceContexts_refill_context_firstStagePage),
        .refill_context_msi                 (deviceContexts_refill_context_msi),
        .invalidation_valid                 (deviceContexts_invalidation_valid),
        .invalidation_kind                  (deviceContexts_invalidation_kind),
        .invalidation_addressValid          (deviceContexts_invalidation_addressValid),
        .invalidation_page                  (deviceContexts_invalidation_page),
        .invalidation_pscidValid            (deviceContexts_invalidation_pscidValid),
        .invalidation_pscid                 (deviceContexts_invalidation_pscid),
        .invalidation_guest                 (deviceContexts_invalidation_guest),
        .invalidation_gscid                 (deviceContexts_invalidation_gscid),
        .invalidation_deviceValid           (deviceContexts_invalidation_deviceValid),
        .invalidation_deviceId              (deviceContexts_invalidation_deviceId),
        .invalidation_processId             (deviceContexts_invalidation_processId)
    );

    ProcessContextCache_small processContexts (
        .clock                     (clock),
        .reset                     (reset),
        .deviceEntry               (processContexts_deviceEntry),
        .processId                 (processContexts_processId),
        .hit                       (processContexts_hit),
        .context_supervisor        (processContexts_context_supervisor),
        .context_userMemory        (processContexts_context_userMemory),
        .context_pscid             (processContexts_context_pscid),
        .context_mode              (processContexts_context_mode),
        .context_page              (processContexts_context_page),
        .asked                     (processContexts_asked),
        .walkDeviceEntry           (processContexts_walkDeviceEntry),
        .droppedDevices            (processContexts_droppedDevices),
        .walkProcessId             (processContexts_walkProcessId),
        .walkHit                   (processContexts_walkHit),
        .walkContext_supervisor    (processContexts_walkContext_supervisor),
        .walkContext_userMemory    (processContexts_walkContext_userMemory),
        .walkContext_pscid         (processContexts_walkContext_pscid),
        .walkContext_mode          (processContexts_walkContext_mode),
        .walkContext_page          (processContexts_walkContext_page),
        .refill_valid              (processContexts_refill_valid),
        .refill_processId          (processContexts_refill_processId),
        .refill_context_supervisor (processContexts_refill_context_supervisor),
        .refill_context_userMemory (processContexts_refill_context_userMemory),
        .refill_context_pscid      (processContexts_refill_context_pscid),
        .refill_context_mode       (processContexts_refill_context_mode),
        .refill_context_page       (processContexts_refill_context_page),
        .invalidation_valid        (processContexts_invalidation_valid),
        .invalidation_kind         (processContexts_invalidation_kind),
        .invalidation_addressValid (processContexts_invalidation_addressValid),
        .invalidation_page         (processContexts_invalidation_page),
        .invalidation_pscidValid   (processContexts_invalidation_pscidValid),
        .invalidation_pscid        (processContexts_invalidation_pscid),
        .invalidation_guest        (processContexts_invalidation_guest),
        .invalidation_gscid        (processContexts_invalidation_gscid),
        .invalidation_deviceValid  (processContexts_invalidation_deviceValid),
        .invalidation_deviceId     (processContexts_invalidation_deviceId),
        .invalidation_processId    (processContexts_invalidation_processId)
    );

    wire directoryMode = settings_mode >= 4'd2;
    wire hasFirstStage = deviceContexts_context_firstStageMode != 2'd0;
    wire hasProcess = key_processIdValid | deviceContexts_context_defaultProcess;
    wire usesProcess = deviceContexts_context_processDirectory & hasFirstStage & hasProcess;
    wire processAllowed = ~key_processIdValid | deviceContexts_context_processDirectory;
    wire privilegeAllowed = ~key_privileged | ~usesProcess | processContexts_context_supervisor;
    wire processUsable = processContexts_hit & privilegeAllowed;
    wire processKnown = ~usesProcess | processUsable;
    wire untranslated = key_addressType == 2'd0;
    wire tablesKnown =
        directoryMode &
        untranslated &
        deviceContexts_hit &
        processAllowed &
        processKnown;
    wire processPaged = processContexts_context_mode != 1'b0;
    wire devicePaged = ~deviceContexts_context_processDirectory & hasFirstStage;
    wire paged = usesProcess ? processPaged : devicePaged;
    wire guest = deviceContexts_context_secondStageMode != 1'b0;
    wire [19:0] pscid = usesProcess ? processContexts_context_pscid : deviceContexts_context_pscid;

    Iotlb_small iotlb (
        .clock                         (clock),
        .reset                         (reset),
        .space_guest                   (iotlb_space_guest),
        .space_gscid                   (iotlb_space_gscid),
        .space_paged                   (iotlb_space_paged),
        .space_pscid                   (iotlb_space_pscid),
        .page                          (iotlb_page),
        .present                       (iotlb_present),
        .permissions_read              (iotlb_permissions_read),
        .permissions_write             (iotlb_permissions_write),
        .permissions_execute           (iotlb_permissions_execute),
        .permissions_user              (iotlb_permissions_user),
        .translation_page              (iotlb_translation_page),
        .translation_memoryType        (iotlb_translation_memoryType),
        .translation_throughMsi        (iotlb_translation_throughMsi),
        .translation_coherent          (iotlb_translation_coherent),
        .used                          (iotlb_used),
        .refill_valid                  (iotlb_refill_valid),
        .refill_space_guest            (iotlb_refill_space_guest),
        .refill_space_gscid            (iotlb_refill_space_gscid),
        .refill_space_paged            (iotlb_refill_space_paged),
        .refill_space_pscid            (iotlb_refill_space_pscid),
        .refill_page                   (iotlb_refill_page),
        .refill_level                  (iotlb_refill_level),
        .refill_permissions_read       (iotlb_refill_permissions_read),
        .refill_permissions_write      (iotlb_refill_permissions_write),
        .refill_permissions_execute    (iotlb_refill_permissions_execute),
        .refill_permissions_user       (iotlb_refill_permissions_user),
        .refill_translation_page       (iotlb_refill_translation_page),
        .refill_translation_memoryType (iotlb_refill_translation_memoryType),
        .refill_translation_throughMsi (iotlb_refill_translation_throughMsi),
        .refill_translation_coherent   (iotlb_refill_translation_coherent),
        .invalidation_valid            (iotlb_invalidation_valid),
        .invalidation_kind             (iotlb_invalidation_kind),
        .invalidation_addressValid     (iotlb_invalidation_addressValid),
        .invalidation_page             (iotlb_invalidation_page),
        .invalidation_pscidValid       (iotlb_invalidation_pscidValid),
        .invalidation_pscid            (iotlb_invalidation_pscid),
        .invalidation_guest            (iotlb_invalidation_guest),
        .invalidation_gscid            (iotlb_invalidation_gscid),
        .invalidation_deviceValid      (iotlb_invalidation_deviceValid),
        .invalidation_deviceId         (iotlb_invalidation_deviceId),
        .invalidation_processId        (iotlb_invalidation_processId)
    );

    wire extended = (&key_page[51:29]) | ~|key_page[51:29];
    wire permitted_readable = key_execute ? iotlb_permissions_execute : iotlb_permissions_read;
    wire permitted_usable = key_write ? iotlb_permissions_write : permitted_readable;
    wire permitted_userPageMay = processContexts_context_userMemory & ~key_execute;
    wire permitted_supervisorMay = ~iotlb_permissions_user | permitted_userPageMay;
    wire permitted_privilegeFits =
        key_privileged ? permitted_supervisorMay :
        iotlb_permissions_user;
    wire permitted = permitted_usable & (~paged | permitted_privilegeFits);
    wire throughTables = paged | guest;
    wire pageHit = iotlb_present & extended & permitted;
    wire fits = key_page[51:44] == 8'd0;
    wire bareMode = (settings_mode == 4'd1) & untranslated;
    wire fromIotlb = throughTables & directoryMode;
    wire [43:0] asItIs = key_page[43:0];
    assign deviceContexts_deviceId = key_deviceId;
    assign deviceContexts_asked = asked;
    assign deviceContexts_walkDeviceId = walkDeviceId;
    assign walkDeviceContextHit = deviceContexts_walkHit;
    assign walkDeviceContext_disableFaultReports = deviceContexts_walkContext_disableFaultReports;
    assign walkDeviceContext_processDirectory = deviceContexts_walkContext_processDirectory;
    assign walkDeviceContext_defaultProcess = deviceContexts_walkContext_defaultProcess;
    assign walkDeviceContext_enforceSnoop = deviceContexts_walkContext_enforceSnoop;
    assign walkDeviceContext_secondStageMode = deviceContexts_walkContext_secondStageMode;
    assign walkDeviceContext_gscid = deviceContexts_walkContext_gscid;
    assign walkDeviceContext_secondStagePage = deviceContexts_walkContext_secondStagePage;
    assign walkDeviceContext_pscid = deviceContexts_walkContext_pscid;
    assign walkDeviceContext_firstStageMode = deviceContexts_walkContext_firstStageMode;
    assign walkDeviceContext_firstStagePage = deviceContexts_walkContext_firstStagePage;
    assign walkDeviceContext_msi = deviceContexts_walkContext_msi;
    assign deviceContexts_refill_valid = deviceContextRefill_valid;
    assign deviceContexts_refill_deviceId = deviceContextRefill_deviceId;
    assign deviceContexts_refill_context_disableFaultReports =
        deviceContextRefill_context_disableFaultReports;
    assign deviceContexts_refill_context_processDirectory =
        deviceContextRefill_context_processDirectory;
    assign deviceContexts_refill_context_defaultProcess =
        deviceContextRefill_context_defaultProcess;
    assign deviceContexts_refill_context_enforceSnoop = deviceContextRefill_context_enforceSnoop;
    assign deviceContexts_refill_context_secondStageMode =
        deviceContextRefill_context_secondStageMode;
    assign deviceContexts_refill_context_gscid = deviceContextRefill_context_gscid;
    assign deviceContexts_refill_context_secondStagePage =
        deviceContextRefill_context_secondStagePage;
    assign deviceContexts_refill_context_pscid = deviceContextRefill_context_pscid;
    assign deviceContexts_refill_context_firstStageMode =
        deviceContextRefill_context_firstStageMode;
    assign deviceContexts_refill_context_firstStagePage =
        deviceContextRefill_context_firstStagePage;
    assign deviceContexts_refill_context_msi = deviceContextRefill_context_msi;
    assign deviceContexts_invalidation_valid = invalidation_valid;
    assign deviceContexts_invalidation_kind = invalidation_kind;
    assign deviceContexts_invalidation_addressValid = invalidation_addressValid;
    assign deviceContexts_invalidation_page = invalidation_page;
    assign deviceContexts_invalidation_pscidValid = invalidation_pscidValid;
    assign deviceContexts_invalidation_pscid = invalidation_pscid;
    assign deviceContexts_invalidation_guest = invalidation_guest;
    assign deviceContexts_invalidation_gscid = invalidation_gscid;
    assign deviceContexts_invalidation_deviceValid = invalidation_deviceValid;
    assign deviceContexts_invalidation_deviceId = invalidation_deviceId;
    assign deviceContexts_invalidation_processId = invalidation_processId;
    assign processContexts_deviceEntry = deviceContexts_entry;
    assign processContexts_processId = key_processId;
    assign processContexts_asked = asked;
    assign processContexts_walkDeviceEntry = deviceContexts_walkEntry;
    assign processContexts_droppedDevices = deviceContexts_dropped;
    assign processContexts_walkProcessId = walkProcessId;
    assign walkProcessContextHit = processContexts_walkHit;
    assign walkProcessContext_supervisor = processContexts_walkContext_supervisor;
    assign walkProcessContext_userMemory = processContexts_walkContext_userMemory;
    assign walkProcessContext_pscid = processContexts_walkContext_pscid;
    assign walkProcessContext_mode = processContexts_walkContext_mode;
    assign walkProcessContext_page = processContexts_walkContext_page;
    assign processContexts_refill_valid = processContextRefill_valid;
    assign processContexts_refill_processId = processContextRefill_processId;
    assign processContexts_refill_context_supervisor = processContextRefill_context_supervisor;
    assign processContexts_refill_context_userMemory = processContextRefill_context_userMemory;
    assign processContexts_refill_context_pscid = processContextRefill_context_pscid;
    assign processContexts_refill_context_mode = processContextRefill_context_mode;
    assign processContexts_refill_context_page = processContextRefill_context_page;
    assign processContexts_invalidation_valid = invalidation_valid;
    assign processContexts_invalidation_kind = invalidation_kind;
    assign processContexts_invalidation_addressValid = invalidation_addressValid;
    assign processContexts_invalidation_page = invalidation_page;
    assign processContexts_invalidation_pscidValid = invalidation_pscidValid;
    assign processContexts_invalidation_pscid = invalidation_pscid;
    assign processContexts_invalidation_guest = invalidation_guest;
    assign processContexts_invalidation_gscid = invalidation_gscid;
    assign processContexts_invalidation_deviceValid = invalidation_deviceValid;
    assign processContexts_invalidation_deviceId = invalidation_deviceId;
    assign processContexts_invalidation_processId = invalidation_processId;
    assign iotlb_space_guest = guest;
    assign iotlb_space_gscid = deviceContexts_context_gscid;
    assign iotlb_space_paged = paged;
    assign iotlb_space_pscid = pscid;
    assign iotlb_page = key_page[29:0];
    assign hit = (bareMode & fits) | (tablesKnown & (throughTables ? pageHit : fits));
    assign translation_page = fromIotlb ? iotlb_translation_page : asItIs;
    assign translation_memoryType = fromIotlb ? iotlb_translation_memoryType : 2'd0;
    assign translation_throughMsi = iotlb_translation_throughMsi & fromIotlb;
    assign translation_coherent = deviceContexts_context_enforceSnoop & directoryMode;
    assign iotlb_used = asked & tablesKnown & pageHit;
    assign iotlb_refill_valid = iotlbRefill_valid;
    assign iotlb_refill_space_guest = iotlbRefill_space_guest;
    assign iotlb_refill_space_gscid = iotlbRefill_space_gscid;
    assign iotlb_refill_space_paged = iotlbRefill_space_paged;
    assign iotlb_refill_space_pscid = iotlbRefill_space_pscid;
    assign iotlb_refill_page = iotlbRefill_page;
    assign iotlb_refill_level = iotlbRefill_level;
    assign iotlb_refill_permissions_read = iotlbRefill_permissions_read;
    assign iotlb_refill_permissions_write = iotlbRefill_permissions_write;
    assign iotlb_refill_permissions_execute = iotlbRefill_permissions_execute;
    assign iotlb_refill_permissions_user = iotlbRefill_permissions_user;
    assign iotlb_refill_translation_page = iotlbRefill_translation_page;
    assign iotlb_refill_translation_memoryType = iotlbRefill_translation_memoryType;
    assign iotlb_refill_translation_throughMsi = iotlbRefill_translation_throughMsi;
    assign iotlb_refill_translation_coherent = iotlbRefill_translation_coherent;
    assign iotlb_invalidation_valid = invalidation_valid;
    assign iotlb_invalidation_kind = invalidation_kind;
    assign iotlb_invalidation_addressValid = invalidation_addressValid;
    assign iotlb_invalidation_page = invalidation_page;
    assign iotlb_invalidation_pscidValid = invalidation_pscidValid;
    assign iotlb_invalidation_pscid = invalidation_pscid;
    assign iotlb_invalidation_guest = invalidation_guest;
    assign iotlb_invalidation_gscid = invalidation_gscid;
    assign iotlb_invalidation_deviceValid = invalidation_deviceValid;
    assign iotlb_invalidation_deviceId = invalidation_deviceId;
    assign iotlb_invalidation_processId = invalidation_processId;

    // Not used, on purpose.
    // only walks read the directory
    // roots and MSI page tables matter to walks only
    // the root matters to walks only
    // the caches answer all alike
    // the device context tells it
    wire unused = &{
        1'b0,
        settings_directoryPage,
        deviceContexts_context_disableFaultReports,
        deviceContexts_context_secondStagePage,
        deviceContexts_context_firstStagePage,
        deviceContexts_context_msi,
        processContexts_context_page,
        key_debug,
        iotlb_translation_coherent
    };
endmodule
