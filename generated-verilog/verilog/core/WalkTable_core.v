// Which walks are under way, and which of them steps in this cycle.
module WalkTable_core (
    input  wire        clock,
    input  wire        reset,
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
    input  wire        beatArrives,
    input  wire [2:0]  beatWalk,
    input  wire        beatLast,
    output wire [2:0]  walk,
    output wire        decides,
    output wire        collects,
    output wire        begins,
    output wire [23:0] key_deviceId,
    output wire        key_processIdValid,
    output wire [19:0] key_processId,
    output wire [51:0] key_page,
    output wire        key_write,
    output wire        key_execute,
    output wire        key_privileged,
    output wire [1:0]  key_addressType,
    output wire        key_debug,
    output wire        space_guest,
    output wire [15:0] space_gscid,
    output wire        space_paged,
    output wire [19:0] space_pscid,
    input  wire        nextSpace_guest,
    input  wire [15:0] nextSpace_gscid,
    input  wire        nextSpace_paged,
    input  wire [19:0] nextSpace_pscid,
    input  wire [1:0]  next,
    input  wire        refused
);
    localparam [2:0] KIND_VMA = 3'd0;
    localparam [2:0] KIND_GVMA = 3'd1;
    localparam [2:0] KIND_DEVICE_DIRECTORY = 3'd2;
    localparam [2:0] KIND_PROCESS_DIRECTORY = 3'd3;
    localparam [2:0] KIND_EVERYTHING = 3'd4;
    localparam [1:0] STATUS_FREE = 2'd0;
    localparam [1:0] STATUS_STEP = 2'd1;
    localparam [1:0] STATUS_READING = 2'd2;
    localparam [1:0] STATUS_DONE = 2'd3;

    reg  [1:0]  status_0;
    reg  [1:0]  status_1;
    reg  [1:0]  status_2;
    reg  [1:0]  status_3;
    reg  [1:0]  status_4;
    reg  [1:0]  status_5;
    reg  [1:0]  status_6;
    reg  [1:0]  status_7;
    // The walk begins with its next step; of one that reads: was overtaken.
    reg         again_0;
    // The walk begins with its next step; of one that reads: was overtaken.
    reg         again_1;
    // The walk begins with its next step; of one that reads: was overtaken.
    reg         again_2;
    // The walk begins with its next step; of one that reads: was overtaken.
    reg         again_3;
    // The walk begins with its next step; of one that reads: was overtaken.
    reg         again_4;
    // The walk begins with its next step; of one that reads: was overtaken.
    reg         again_5;
    // The walk begins with its next step; of one that reads: was overtaken.
    reg         again_6;
    // The walk begins with its next step; of one that reads: was overtaken.
    reg         again_7;
    reg         joined_0;                                // Somebody joined after the walk began.
    reg         joined_1;                                // Somebody joined after the walk began.
    reg         joined_2;                                // Somebody joined after the walk began.
    reg         joined_3;                                // Somebody joined after the walk began.
    reg         joined_4;                                // Somebody joined after the walk began.
    reg         joined_5;                                // Somebody joined after the walk began.
    reg         joined_6;                                // Somebody joined after the walk began.
    reg         joined_7;                                // Somebody joined after the walk began.
    reg         fault_0;                                 // The result is a fault.
    reg         fault_1;                                 // The result is a fault.
    reg         fault_2;                                 // The result is a fault.
    reg         fault_3;                                 // The result is a fault.
    reg         fault_4;                                 // The result is a fault.
    reg         fault_5;                                 // The result is a fault.
    reg         fault_6;                                 // The result is a fault.
    reg         fault_7;                                 // The result is a fault.
    reg  [102:0] keys [0:7];
    reg  [37:0] spaces [0:7];
    wire [7:0]  turns_requests;
    wire [7:0]  turns_grants;
    wire        turns_accept;

    wire [102:0] keyOf_0 = keys[3'd0];
    wire [102:0] keyOf_1 = keys[3'd1];
    wire [102:0] keyOf_2 = keys[3'd2];
    wire [102:0] keyOf_3 = keys[3'd3];
    wire [102:0] keyOf_4 = keys[3'd4];
    wire [102:0] keyOf_5 = keys[3'd5];
    wire [102:0] keyOf_6 = keys[3'd6];
    wire [102:0] keyOf_7 = keys[3'd7];
    wire [37:0] spaceOf_0 = spaces[3'd0];
    wire [37:0] spaceOf_1 = spaces[3'd1];
    wire [37:0] spaceOf_2 = spaces[3'd2];
    wire [37:0] spaceOf_3 = spaces[3'd3];
    wire [37:0] spaceOf_4 = spaces[3'd4];
    wire [37:0] spaceOf_5 = spaces[3'd5];
    wire [37:0] spaceOf_6 = spaces[3'd6];
    wire [37:0] spaceOf_7 = spaces[3'd7];

    wire sameGuest_0_merged = ~invalidation_guest | (spaceOf_0[36:21] == invalidation_gscid);
    // The walks that the invalidation concerns.
    wire sameGuest_0 = (spaceOf_0[37] == invalidation_guest) & sameGuest_0_merged;
    wire sameProcess_0 = ~invalidation_pscidValid | (spaceOf_0[19:0] == invalidation_pscid);
    wire byFirstStage_0 = spaceOf_0[20] & sameGuest_0 & sameProcess_0;
    wire bySecondStage_0_merged = ~invalidation_guest | (spaceOf_0[36:21] == invalidation_gscid);
    wire bySecondStage_0 = spaceOf_0[37] & bySecondStage_0_merged;
    wire sameDevice_0 = keyOf_0[102:79] == invalidation_deviceId;
    wire byDevice_0 = ~invalidation_deviceValid | sameDevice_0;
    wire byContext_0 = sameDevice_0 & (keyOf_0[77:58] == invalidation_processId);
    wire sameGuest_1_merged = ~invalidation_guest | (spaceOf_1[36:21] == invalidation_gscid);
    wire sameGuest_1 = (spaceOf_1[37] == invalidation_guest) & sameGuest_1_merged;
    wire sameProcess_1 = ~invalidation_pscidValid | (spaceOf_1[19:0] == invalidation_pscid);
    wire byFirstStage_1 = spaceOf_1[20] & sameGuest_1 & sameProcess_1;
    wire bySecondStage_1_merged = ~invalidation_guest | (spaceOf_1[36:21] == invalidation_gscid);
    wire bySecondStage_1 = spaceOf_1[37] & bySecondStage_1_merged;
    wire sameDevice_1 = keyOf_1[102:79] == invalidation_deviceId;
    wire byDevice_1 = ~invalidation_deviceValid | sameDevice_1;
    wire byContext_1 = sameDevice_1 & (keyOf_1[77:58] == invalidation_processId);
    wire sameGuest_2_merged = ~invalidation_guest | (spaceOf_2[36:21] == invalidation_gscid);
    wire sameGuest_2 = (spaceOf_2[37] == invalidation_guest) & sameGuest_2_merged;
    wire sameProcess_2 = ~invalidation_pscidValid | (spaceOf_2[19:0] == invalidation_pscid);
    wire byFirstStage_2 = spaceOf_2[20] & sameGuest_2 & sameProcess_2;
    wire bySecondStage_2_merged = ~invalidation_guest | (spaceOf_2[36:21] == invalidation_gscid);
    wire bySecondStage_2 = spaceOf_2[37] & bySecondStage_2_merged;
    wire sameDevice_2 = keyOf_2[102:79] == invalidation_deviceId;
    wire byDevice_2 = ~invalidation_deviceValid | sameDevice_2;
    wire byContext_2 = sameDevice_2 & (keyOf_2[77:58] == invalidation_processId);
    wire sameGuest_3_merged = ~invalidation_guest | (spaceOf_3[36:21] == invalidation_gscid);
    wire sameGuest_3 = (spaceOf_3[37] == invalidation_guest) & sameGuest_3_merged;
    wire sameProcess_3 = ~invalidation_pscidValid | (spaceOf_3[19:0] == invalidation_pscid);
    wire byFirstStage_3 = spaceOf_3[20] & sameGuest_3 & sameProcess_3;
    wire bySecondStage_3_merged = ~invalidation_guest | (spaceOf_3[36:21] == invalidation_gscid);
    wire bySecondStage_3 = spaceOf_3[37] & bySecondStage_3_merged;
    wire sameDevice_3 = keyOf_3[102:79] == invalidation_deviceId;
    wire byDevice_3 = ~invalidation_deviceValid | sameDevice_3;
    wire byContext_3 = sameDevice_3 & (keyOf_3[77:58] == invalidation_processId);
    wire sameGuest_4_merged = ~invalidation_guest | (spaceOf_4[36:21] == invalidation_gscid);
    wire sameGuest_4 = (spaceOf_4[37] == invalidation_guest) & sameGuest_4_merged;
    wire sameProcess_4 = ~invalidation_pscidValid | (spaceOf_4[19:0] == invalidation_pscid);
    wire byFirstStage_4 = spaceOf_4[20] & sameGuest_4 & sameProcess_4;
    wire bySecondStage_4_merged = ~invalidation_guest | (spaceOf_4[36:21] == invalidation_gscid);
    wire bySecondStage_4 = spaceOf_4[37] & bySecondStage_4_merged;
    wire sameDevice_4 = keyOf_4[102:79] == invalidation_deviceId;
    wire byDevice_4 = ~invalidation_deviceValid | sameDevice_4;
    wire byContext_4 = sameDevice_4 & (keyOf_4[77:58] == invalidation_processId);
    wire sameGuest_5_merged = ~invalidation_guest | (spaceOf_5[36:21] == invalidation_gscid);
    wire sameGuest_5 = (spaceOf_5[37] == invalidation_guest) & sameGuest_5_merged;
    wire sameProcess_5 = ~invalidation_pscidValid | (spaceOf_5[19:0] == invalidation_pscid);
    wire byFirstStage_5 = spaceOf_5[20] & sameGuest_5 & sameProcess_5;
    wire bySecondStage_5_merged = ~invalidation_guest | (spaceOf_5[36:21] == invalidation_gscid);
    wire bySecondStage_5 = spaceOf_5[37] & bySecondStage_5_merged;
    wire sameDevice_5 = keyOf_5[102:79] == invalidation_deviceId;
    wire byDevice_5 = ~invalidation_deviceValid | sameDevice_5;
    wire byContext_5 = sameDevice_5 & (keyOf_5[77:58] == invalidation_processId);
    wire sameGuest_6_merged = ~invalidation_guest | (spaceOf_6[36:21] == invalidation_gscid);
    wire sameGuest_6 = (spaceOf_6[37] == invalidation_guest) & sameGuest_6_merged;
    wire sameProcess_6 = ~invalidation_pscidValid | (spaceOf_6[19:0] == invalidation_pscid);
    wire byFirstStage_6 = spaceOf_6[20] & sameGuest_6 & sameProcess_6;
    wire bySecondStage_6_merged = ~invalidation_guest | (spaceOf_6[36:21] == invalidation_gscid);
    wire bySecondStage_6 = spaceOf_6[37] & bySecondStage_6_merged;
    wire sameDevice_6 = keyOf_6[102:79] == invalidation_deviceId;
    wire byDevice_6 = ~invalidation_deviceValid | sameDevice_6;
    wire byContext_6 = sameDevice_6 & (keyOf_6[77:58] == invalidation_processId);
    wire sameGuest_7_merged = ~invalidation_guest | (spaceOf_7[36:21] == invalidation_gscid);
    wire sameGuest_7 = (spaceOf_7[37] == invalidation_guest) & sameGuest_7_merged;
    wire sameProcess_7 = ~invalidation_pscidValid | (spaceOf_7[19:0] == invalidation_pscid);
    wire byFirstStage_7 = spaceOf_7[20] & sameGuest_7 & sameProcess_7;
    wire bySecondStage_7_merged = ~invalidation_guest | (spaceOf_7[36:21] == invalidation_gscid);
    wire bySecondStage_7 = spaceOf_7[37] & bySecondStage_7_merged;
    wire sameDevice_7 = keyOf_7[102:79] == invalidation_deviceId;
    wire byDevice_7 = ~invalidation_deviceValid | sameDevice_7;
    wire byContext_7 = sameDevice_7 & (keyOf_7[77:58] == invalidation_processId);
    wire concerned_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_7) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_7) |
        ((invalidation_kind == KIND_DEVICE_DIRECTORY) & byDevice_7) |
        ((invalidation_kind == KIND_PROCESS_DIRECTORY) & byContext_7);
    wire concerned_merged_2 =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_6) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_6) |
        ((invalidation_kind == KIND_DEVICE_DIRECTORY) & byDevice_6) |
        ((invalidation_kind == KIND_PROCESS_DIRECTORY) & byContext_6);
    wire concerned_merged_3 =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_5) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_5) |
        ((invalidation_kind == KIND_DEVICE_DIRECTORY) & byDevice_5) |
        ((invalidation_kind == KIND_PROCESS_DIRECTORY) & byContext_5);
    wire concerned_merged_4 =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_4) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_4) |
        ((invalidation_kind == KIND_DEVICE_DIRECTORY) & byDevice_4) |
        ((invalidation_kind == KIND_PROCESS_DIRECTORY) & byContext_4);
    wire concerned_merged_5 =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_3) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_3) |
        ((invalidation_kind == KIND_DEVICE_DIRECTORY) & byDevice_3) |
        ((invalidation_kind == KIND_PROCESS_DIRECTORY) & byContext_3);
    wire concerned_merged_6 =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_2) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_2) |
        ((invalidation_kind == KIND_DEVICE_DIRECTORY) & byDevice_2) |
        ((invalidation_kind == KIND_PROCESS_DIRECTORY) & byContext_2);
    wire concerned_merged_7 =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_1) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_1) |
        ((invalidation_kind == KIND_DEVICE_DIRECTORY) & byDevice_1) |
        ((invalidation_kind == KIND_PROCESS_DIRECTORY) & byContext_1);
    wire concerned_merged_8 =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_0) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_0) |
        ((invalidation_kind == KIND_DEVICE_DIRECTORY) & byDevice_0) |
        ((invalidation_kind == KIND_PROCESS_DIRECTORY) & byContext_0);
    wire [7:0] concerned = {
        invalidation_valid & concerned_merged,
        invalidation_valid & concerned_merged_2,
        invalidation_valid & concerned_merged_3,
        invalidation_valid & concerned_merged_4,
        invalidation_valid & concerned_merged_5,
        invalidation_valid & concerned_merged_6,
        invalidation_valid & concerned_merged_7,
        invalidation_valid & concerned_merged_8
    };
    wire [7:0] isStep = {
        status_7 == STATUS_STEP,
        status_6 == STATUS_STEP,
        status_5 == STATUS_STEP,
        status_4 == STATUS_STEP,
        status_3 == STATUS_STEP,
        status_2 == STATUS_STEP,
        status_1 == STATUS_STEP,
        status_0 == STATUS_STEP
    };
    wire [7:0] isDone = {
        status_7 == STATUS_DONE,
        status_6 == STATUS_DONE,
        status_5 == STATUS_DONE,
        status_4 == STATUS_DONE,
        status_3 == STATUS_DONE,
        status_2 == STATUS_DONE,
        status_1 == STATUS_DONE,
        status_0 == STATUS_DONE
    };
    wire [7:0] isFree = {
        status_7 == STATUS_FREE,
        status_6 == STATUS_FREE,
        status_5 == STATUS_FREE,
        status_4 == STATUS_FREE,
        status_3 == STATUS_FREE,
        status_2 == STATUS_FREE,
        status_1 == STATUS_FREE,
        status_0 == STATUS_FREE
    };
    wire [7:0] isReading = {
        status_7 == STATUS_READING,
        status_6 == STATUS_READING,
        status_5 == STATUS_READING,
        status_4 == STATUS_READING,
        status_3 == STATUS_READING,
        status_2 == STATUS_READING,
        status_1 == STATUS_READING,
        status_0 == STATUS_READING
    };

    // Steps without a doubleword look into the caches: not while these forget something.
    Arbiter_8xROUND_ROBINxFREE turns (
        .clock    (clock),
        .reset    (reset),
        .requests (turns_requests),
        .grants   (turns_grants),
        .accept   (turns_accept)
    );

    wire mayStep = ~beatArrives & ~invalidation_valid;
    wire [7:0] stepping = beatArrives ? (8'd1 << beatWalk) : turns_grants;
    wire [2:0] number_selected =
        ({3{turns_grants[0]}} & 3'd0) |
        ({3{turns_grants[1]}} & 3'd1) |
        ({3{turns_grants[2]}} & 3'd2) |
        ({3{turns_grants[3]}} & 3'd3) |
        ({3{turns_grants[4]}} & 3'd4) |
        ({3{turns_grants[5]}} & 3'd5) |
        ({3{turns_grants[6]}} & 3'd6) |
        ({3{turns_grants[7]}} & 3'd7);
    wire [2:0] number = beatArrives ? beatWalk : number_selected;
    wire overtaken_element =
        number == 3'd0 ? again_0 :
        number == 3'd1 ? again_1 :
        number == 3'd2 ? again_2 :
        number == 3'd3 ? again_3 :
        number == 3'd4 ? again_4 :
        number == 3'd5 ? again_5 :
        number == 3'd6 ? again_6 :
        again_7;
    wire overtaken = (|(stepping & concerned)) | (beatArrives & overtaken_element);
    wire completes = (|stepping) & (~beatArrives | beatLast);
    wire [102:0] keys_word = keys[number];
    wire [37:0] spaces_word = spaces[number];

    wire [102:0] joinable_joined = {
        keyOf_7[102:79],
        keyOf_7[78],
        keyOf_7[77:58],
        keyOf_7[57:6],
        keyOf_7[5],
        keyOf_7[4],
        keyOf_7[3],
        keyOf_7[2:1],
        keyOf_7[0]
    };
    wire [102:0] joinable_joined_2 = {
        start_payload_deviceId, start_payload_processIdValid, start_payload_processId,
        start_payload_page, start_payload_write, start_payload_execute, start_payload_privileged,
        start_payload_addressType, start_payload_debug
    };
    wire joinable_masked =
        (joinable_joined == joinable_joined_2) &
        ~isFree[7] &
        ~(isDone[7] & fault_7);
    wire [102:0] joinable_joined_3 = {
        keyOf_6[102:79],
        keyOf_6[78],
        keyOf_6[77:58],
        keyOf_6[57:6],
        keyOf_6[5],
        keyOf_6[4],
        keyOf_6[3],
        keyOf_6[2:1],
        keyOf_6[0]
    };
    wire [102:0] joinable_joined_4 = {
        start_payload_deviceId, start_payload_processIdValid, start_payload_processId,
        start_payload_page, start_payload_write, start_payload_execute, start_payload_privileged,
        start_payload_addressType, start_payload_debug
    };
    wire joinable_masked_2 =
        (joinable_joined_3 == joinable_joined_4) &
        ~isFree[6] &
        ~(isDone[6] & fault_6);
    wire [102:0] joinable_joined_5 = {
        keyOf_5[102:79],
        keyOf_5[78],
        keyOf_5[77:58],
        keyOf_5[57:6],
        keyOf_5[5],
        keyOf_5[4],
        keyOf_5[3],
        keyOf_5[2:1],
        keyOf_5[0]
    };
    wire [102:0] joinable_joined_6 = {
        start_payload_deviceId, start_payload_processIdValid, start_payload_processId,
        start_payload_page, start_payload_write, start_payload_execute, start_payload_privileged,
        start_payload_addressType, start_payload_debug
    };
    wire joinable_masked_3 =
        (joinable_joined_5 == joinable_joined_6) &
        ~isFree[5] &
        ~(isDone[5] & fault_5);
    wire [102:0] joinable_joined_7 = {
        keyOf_4[102:79],
        keyOf_4[78],
        keyOf_4[77:58],
        keyOf_4[57:6],
        keyOf_4[5],
        keyOf_4[4],
        keyOf_4[3],
        keyOf_4[2:1],
        keyOf_4[0]
    };
    wire [102:0] joinable_joined_8 = {
        start_payload_deviceId, start_payload_processIdValid, start_payload_processId,
        start_payload_page, start_payload_write, start_payload_execute, start_payload_privileged,
        start_payload_addressType, start_payload_debug
    };
    wire joinable_masked_4 =
        (joinable_joined_7 == joinable_joined_8) &
        ~isFree[4] &
        ~(isDone[4] & fault_4);
    wire [102:0] joinable_joined_9 = {
        keyOf_3[102:79],
        keyOf_3[78],
        keyOf_3[77:58],
        keyOf_3[57:6],
        keyOf_3[5],
        keyOf_3[4],
        keyOf_3[3],
        keyOf_3[2:1],
        keyOf_3[0]
    };
    wire [102:0] joinable_joined_10 = {
        start_payload_deviceId, start_payload_processIdValid, start_payload_processId,
        start_payload_page, start_payload_write, start_payload_execute, start_payload_privileged,
        start_payload_addressType, start_payload_debug
    };
    wire joinable_masked_5 =
        (joinable_joined_9 == joinable_joined_10) &
        ~isFree[3] &
        ~(isDone[3] & fault_3);
    wire [102:0] joinable_joined_11 = {
        keyOf_2[102:79],
        keyOf_2[78],
        keyOf_2[77:58],
        keyOf_2[57:6],
        keyOf_2[5],
        keyOf_2[4],
        keyOf_2[3],
        keyOf_2[2:1],
        keyOf_2[0]
    };
    wire [102:0] joinable_joined_12 = {
        start_payload_deviceId, start_payload_processIdValid, start_payload_processId,
        start_payload_page, start_payload_write, start_payload_execute, start_payload_privileged,
        start_payload_addressType, start_payload_debug
    };
    wire joinable_masked_6 =
        (joinable_joined_11 == joinable_joined_12) &
        ~isFree[2] &
        ~(isDone[2] & fault_2);
    wire [102:0] joinable_joined_13 = {
        keyOf_1[102:79],
        keyOf_1[78],
        keyOf_1[77:58],
        keyOf_1[57:6],
        keyOf_1[5],
        keyOf_1[4],
        keyOf_1[3],
        keyOf_1[2:1],
        keyOf_1[0]
    };
    wire [102:0] joinable_joined_14 = {
        start_payload_deviceId, start_payload_processIdValid, start_payload_processId,
        start_payload_page, start_payload_write, start_payload_execute, start_payload_privileged,
        start_payload_addressType, start_payload_debug
    };
    wire joinable_masked_7 =
        (joinable_joined_13 == joinable_joined_14) &
        ~isFree[1] &
        ~(isDone[1] & fault_1);
    wire [102:0] joinable_joined_15 = {
        keyOf_0[102:79],
        keyOf_0[78],
        keyOf_0[77:58],
        keyOf_0[57:6],
        keyOf_0[5],
        keyOf_0[4],
        keyOf_0[3],
        keyOf_0[2:1],
        keyOf_0[0]
    };
    wire [102:0] joinable_joined_16 = {
        start_payload_deviceId, start_payload_processIdValid, start_payload_processId,
        start_payload_page, start_payload_write, start_payload_execute, start_payload_privileged,
        start_payload_addressType, start_payload_debug
    };
    wire joinable_masked_8 =
        (joinable_joined_15 == joinable_joined_16) &
        ~isFree[0] &
        ~(isDone[0] & fault_0);
    // Nobody may join a fault that is older than the request: entries with V=0 are not kept.
    wire [7:0] joinable = {
        joinable_masked, joinable_masked_2, joinable_masked_3, joinable_masked_4, joinable_masked_5,
        joinable_masked_6, joinable_masked_7, joinable_masked_8
    };
    wire joins = |joinable;
    wire [7:0] joins_mux = joins ? joinable : isFree;
    wire [7:0] startedAt = joins_mux & (~joins_mux + 8'd1);
    wire [7:0] joining = startedAt & {8{start_valid & start_ready & joins}};
    wire [7:0] starting = startedAt & {8{start_valid & start_ready & ~joins}};
    wire mine_0 = stepping[0] & completes;
    wire wanted_0 = joined_0 | joining[0];
    wire walkAgain_0 = overtaken | (refused & wanted_0);
    wire leaves_0 = isDone[0] & ~held[0] & ~joining[0];
    wire mine_1 = stepping[1] & completes;
    wire wanted_1 = joined_1 | joining[1];
    wire walkAgain_1 = overtaken | (refused & wanted_1);
    wire leaves_1 = isDone[1] & ~held[1] & ~joining[1];
    wire mine_2 = stepping[2] & completes;
    wire wanted_2 = joined_2 | joining[2];
    wire walkAgain_2 = overtaken | (refused & wanted_2);
    wire leaves_2 = isDone[2] & ~held[2] & ~joining[2];
    wire mine_3 = stepping[3] & completes;
    wire wanted_3 = joined_3 | joining[3];
    wire walkAgain_3 = overtaken | (refused & wanted_3);
    wire leaves_3 = isDone[3] & ~held[3] & ~joining[3];
    wire mine_4 = stepping[4] & completes;
    wire wanted_4 = joined_4 | joining[4];
    wire walkAgain_4 = overtaken | (refused & wanted_4);
    wire leaves_4 = isDone[4] & ~held[4] & ~joining[4];
    wire mine_5 = stepping[5] & completes;
    wire wanted_5 = joined_5 | joining[5];
    wire walkAgain_5 = overtaken | (refused & wanted_5);
    wire leaves_5 = isDone[5] & ~held[5] & ~joining[5];
    wire mine_6 = stepping[6] & completes;
    wire wanted_6 = joined_6 | joining[6];
    wire walkAgain_6 = overtaken | (refused & wanted_6);
    wire leaves_6 = isDone[6] & ~held[6] & ~joining[6];
    wire mine_7 = stepping[7] & completes;
    wire wanted_7 = joined_7 | joining[7];
    wire walkAgain_7 = overtaken | (refused & wanted_7);
    wire leaves_7 = isDone[7] & ~held[7] & ~joining[7];
    assign turns_requests = isStep & {8{mayStep}};
    assign turns_accept = mayStep;
    assign walk = number;
    assign decides = completes & ~overtaken;
    assign collects = beatArrives & ~beatLast & ~overtaken;
    wire begins_element =
        number == 3'd0 ? again_0 :
        number == 3'd1 ? again_1 :
        number == 3'd2 ? again_2 :
        number == 3'd3 ? again_3 :
        number == 3'd4 ? again_4 :
        number == 3'd5 ? again_5 :
        number == 3'd6 ? again_6 :
        again_7;
    assign begins = ~beatArrives & begins_element;
    assign key_deviceId = keys_word[102:79];
    assign key_processIdValid = keys_word[78];
    assign key_processId = keys_word[77:58];
    assign key_page = keys_word[57:6];
    assign key_write = keys_word[5];
    assign key_execute = keys_word[4];
    assign key_privileged = keys_word[3];
    assign key_addressType = keys_word[2:1];
    assign key_debug = keys_word[0];
    assign space_guest = spaces_word[37];
    assign space_gscid = spaces_word[36:21];
    assign space_paged = spaces_word[20];
    assign space_pscid = spaces_word[19:0];
    assign start_ready = joins | (|isFree);
    assign startedWalk =
        ({3{startedAt[0]}} & 3'd0) |
        ({3{startedAt[1]}} & 3'd1) |
        ({3{startedAt[2]}} & 3'd2) |
        ({3{startedAt[3]}} & 3'd3) |
        ({3{startedAt[4]}} & 3'd4) |
        ({3{startedAt[5]}} & 3'd5) |
        ({3{startedAt[6]}} & 3'd6) |
        ({3{startedAt[7]}} & 3'd7);
    assign done = isDone & ~concerned;

    always @(posedge clock) begin
        if (decides | collects) begin
            spaces[number] <= {nextSpace_guest, nextSpace_gscid, nextSpace_paged, nextSpace_pscid};
        end
    end

    always @(posedge clock) begin
        if (start_valid & start_ready & ~joins) begin
            keys[startedWalk] <= {
                start_payload_deviceId, start_payload_processIdValid, start_payload_processId,
                start_payload_page, start_payload_write, start_payload_execute,
                start_payload_privileged, start_payload_addressType, start_payload_debug
            };
        end
    end

    always @(posedge clock) begin
        if (joining[0]) joined_0 <= 1'b1;
        if (mine_0) begin
            again_0 <= walkAgain_0;
            fault_0 <= refused;
            if (walkAgain_0) joined_0 <= 1'b0;
        end else begin
            if (!leaves_0) begin
                if (concerned[0]) again_0 <= 1'b1;
            end
        end
        if (starting[0]) begin
            again_0 <= 1'b1;
            joined_0 <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            status_0 <= STATUS_FREE;
        end else begin
            if (mine_0) begin
                status_0 <= walkAgain_0 ? STATUS_STEP : next;
            end else if (leaves_0) begin
                status_0 <= STATUS_FREE;
            end else if (concerned[0]) begin
                if (isDone[0]) status_0 <= STATUS_STEP;
            end
            if (starting[0]) status_0 <= STATUS_STEP;
        end
    end

    always @(posedge clock) begin
        if (joining[1]) joined_1 <= 1'b1;
        if (mine_1) begin
            again_1 <= walkAgain_1;
            fault_1 <= refused;
            if (walkAgain_1) joined_1 <= 1'b0;
        end else begin
            if (!leaves_1) begin
                if (concerned[1]) again_1 <= 1'b1;
            end
        end
        if (starting[1]) begin
            again_1 <= 1'b1;
            joined_1 <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            status_1 <= STATUS_FREE;
        end else begin
            if (mine_1) begin
                status_1 <= walkAgain_1 ? STATUS_STEP : next;
            end else if (leaves_1) begin
                status_1 <= STATUS_FREE;
            end else if (concerned[1]) begin
                if (isDone[1]) status_1 <= STATUS_STEP;
            end
            if (starting[1]) status_1 <= STATUS_STEP;
        end
    end

    always @(posedge clock) begin
        if (joining[2]) joined_2 <= 1'b1;
        if (mine_2) begin
            again_2 <= walkAgain_2;
            fault_2 <= refused;
            if (walkAgain_2) joined_2 <= 1'b0;
        end else begin
            if (!leaves_2) begin
                if (concerned[2]) again_2 <= 1'b1;
            end
        end
        if (starting[2]) begin
            again_2 <= 1'b1;
            joined_2 <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            status_2 <= STATUS_FREE;
        end else begin
            if (mine_2) begin
                status_2 <= walkAgain_2 ? STATUS_STEP : next;
            end else if (leaves_2) begin
                status_2 <= STATUS_FREE;
            end else if (concerned[2]) begin
                if (isDone[2]) status_2 <= STATUS_STEP;
            end
            if (starting[2]) status_2 <= STATUS_STEP;
        end
    end

    always @(posedge clock) begin
        if (joining[3]) joined_3 <= 1'b1;
        if (mine_3) begin
            again_3 <= walkAgain_3;
            fault_3 <= refused;
            if (walkAgain_3) joined_3 <= 1'b0;
        end else begin
            if (!leaves_3) begin
                if (concerned[3]) again_3 <= 1'b1;
            end
        end
        if (starting[3]) begin
            again_3 <= 1'b1;
            joined_3 <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            status_3 <= STATUS_FREE;
        end else begin
            if (mine_3) begin
                status_3 <= walkAgain_3 ? STATUS_STEP : next;
            end else if (leaves_3) begin
                status_3 <= STATUS_FREE;
            end else if (concerned[3]) begin
                if (isDone[3]) status_3 <= STATUS_STEP;
            end
            if (starting[3]) status_3 <= STATUS_STEP;
        end
    end

    always @(posedge clock) begin
        if (joining[4]) joined_4 <= 1'b1;
        if (mine_4) begin
            again_4 <= walkAgain_4;
            fault_4 <= refused;
            if (walkAgain_4) joined_4 <= 1'b0;
        end else begin
            if (!leaves_4) begin
                if (concerned[4]) again_4 <= 1'b1;
            end
        end
        if (starting[4]) begin
            again_4 <= 1'b1;
            joined_4 <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            status_4 <= STATUS_FREE;
        end else begin
            if (mine_4) begin
                status_4 <= walkAgain_4 ? STATUS_STEP : next;
            end else if (leaves_4) begin
                status_4 <= STATUS_FREE;
            end else if (concerned[4]) begin
                if (isDone[4]) status_4 <= STATUS_STEP;
            end
            if (starting[4]) status_4 <= STATUS_STEP;
        end
    end

    always @(posedge clock) begin
        if (joining[5]) joined_5 <= 1'b1;
        if (mine_5) begin
            again_5 <= walkAgain_5;
            fault_5 <= refused;
            if (walkAgain_5) joined_5 <= 1'b0;
        end else begin
            if (!leaves_5) begin
                if (concerned[5]) again_5 <= 1'b1;
            end
        end
        if (starting[5]) begin
            again_5 <= 1'b1;
            joined_5 <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            status_5 <= STATUS_FREE;
        end else begin
            if (mine_5) begin
                status_5 <= walkAgain_5 ? STATUS_STEP : next;
            end else if (leaves_5) begin
                status_5 <= STATUS_FREE;
            end else if (concerned[5]) begin
                if (isDone[5]) status_5 <= STATUS_STEP;
            end
            if (starting[5]) status_5 <= STATUS_STEP;
        end
    end

    always @(posedge clock) begin
        if (joining[6]) joined_6 <= 1'b1;
        if (mine_6) begin
            again_6 <= walkAgain_6;
            fault_6 <= refused;
            if (walkAgain_6) joined_6 <= 1'b0;
        end else begin
            if (!leaves_6) begin
                if (concerned[6]) again_6 <= 1'b1;
            end
        end
        if (starting[6]) begin
            again_6 <= 1'b1;
            joined_6 <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            status_6 <= STATUS_FREE;
        end else begin
            if (mine_6) begin
                status_6 <= walkAgain_6 ? STATUS_STEP : next;
            end else if (leaves_6) begin
                status_6 <= STATUS_FREE;
            end else if (concerned[6]) begin
                if (isDone[6]) status_6 <= STATUS_STEP;
            end
            if (starting[6]) status_6 <= STATUS_STEP;
        end
    end

    always @(posedge clock) begin
        if (joining[7]) joined_7 <= 1'b1;
        if (mine_7) begin
            again_7 <= walkAgain_7;
            fault_7 <= refused;
            if (walkAgain_7) joined_7 <= 1'b0;
        end else begin
            if (!leaves_7) begin
                if (concerned[7]) again_7 <= 1'b1;
            end
        end
        if (starting[7]) begin
            again_7 <= 1'b1;
            joined_7 <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            status_7 <= STATUS_FREE;
        end else begin
            if (mine_7) begin
                status_7 <= walkAgain_7 ? STATUS_STEP : next;
            end else if (leaves_7) begin
                status_7 <= STATUS_FREE;
            end else if (concerned[7]) begin
                if (isDone[7]) status_7 <= STATUS_STEP;
            end
            if (starting[7]) status_7 <= STATUS_STEP;
        end
    end

    wire a_walk_that_an_invalidation_overtook_leaves_noth_element =
        number == 3'd0 ? again_0 :
        number == 3'd1 ? again_1 :
        number == 3'd2 ? again_2 :
        number == 3'd3 ? again_3 :
        number == 3'd4 ? again_4 :
        number == 3'd5 ? again_5 :
        number == 3'd6 ? again_6 :
        again_7;
    wire a_walk_that_an_invalidation_overtook_leaves_noth_masked =
        a_walk_that_an_invalidation_overtook_leaves_noth_element &
        beatArrives;
    wire a_walk_that_an_invalidation_overtook_leaves_noth_merged =
        a_walk_that_an_invalidation_overtook_leaves_noth_masked |
        (|(concerned & stepping));
    wire a_walk_that_an_invalidation_overtook_leaves_noth_inverted =
        ~a_walk_that_an_invalidation_overtook_leaves_noth_merged;
    wire a_walk_that_an_invalidation_overtook_leaves_noth_merged_2 =
        ~decides |
        a_walk_that_an_invalidation_overtook_leaves_noth_inverted;

    // Not used, on purpose.
    // walks are overtaken whatever their address
    wire unused = &{1'b0, invalidation_addressValid, invalidation_page};

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_a_walk_that_an_invalidation_overtook_leaves_noth: assert (a_walk_that_an_invalidation_overtook_leaves_noth_merged_2);
            assert_one_walk_at_most_steps: assert ((stepping & (~stepping + 8'd1)) == stepping);
            assert_a_doubleword_arrives_for_a_walk_that_reads: assert (~beatArrives | isReading[number]);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!a_walk_that_an_invalidation_overtook_leaves_noth_merged_2) begin
                $display(
                    "portcullis.check.WalkTable_core.a_walk_that_an_invalidation_overtook_leaves_noth assert at WalkTable.java in %m: a walk that an invalidation overtook leaves nothing"
                );
                $fatal;
            end
            if (!((stepping & (~stepping + 8'd1)) == stepping)) begin
                $display(
                    "portcullis.check.WalkTable_core.one_walk_at_most_steps assert at WalkTable.java in %m: one walk at most steps"
                );
                $fatal;
            end
            if (!(~beatArrives | isReading[number])) begin
                $display(
                    "portcullis.check.WalkTable_core.a_doubleword_arrives_for_a_walk_that_reads assert at WalkTable.java in %m: a doubleword arrives for a walk that reads"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
