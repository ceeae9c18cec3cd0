// Requests that wait for walks, for older ones of their chain, or for refusal.
module ParkedRequests_base (
    input  wire        clock,
    input  wire        reset,
    input  wire        lookedUpWrite,
    input  wire [3:0]  lookedUp_id,
    input  wire [63:0] lookedUp_addr,
    input  wire [7:0]  lookedUp_len,
    input  wire [2:0]  lookedUp_size,
    input  wire [1:0]  lookedUp_burst,
    input  wire        lookedUp_lock,
    input  wire [3:0]  lookedUp_cache,
    input  wire [2:0]  lookedUp_prot,
    input  wire [3:0]  lookedUp_qos,
    input  wire [3:0]  lookedUp_region,
    input  wire [23:0] lookedUp_mmusid,
    input  wire        lookedUp_mmussidv,
    input  wire [19:0] lookedUp_mmussid,
    input  wire [1:0]  lookedUp_mmuat,
    output wire        behind,
    output wire        room,
    input  wire        park,
    input  wire        parkRefused,
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
    input  wire        readsMayGo,
    input  wire        writesMayGo,
    input  wire        readsMayBeAnswered,
    input  wire        writesMayBeAnswered,
    input  wire        yields,
    output wire        offered,
    output wire        offeredRefused,
    output wire        offeredWrite,
    output wire [3:0]  request_id,
    output wire [63:0] request_addr,
    output wire [7:0]  request_len,
    output wire [2:0]  request_size,
    output wire [1:0]  request_burst,
    output wire        request_lock,
    output wire [3:0]  request_cache,
    output wire [2:0]  request_prot,
    output wire [3:0]  request_qos,
    output wire [3:0]  request_region,
    output wire [23:0] request_mmusid,
    output wire        request_mmussidv,
    output wire [19:0] request_mmussid,
    output wire [1:0]  request_mmuat,
    output wire [2:0]  walk,
    input  wire        goes,
    input  wire        faults,
    input  wire        answers,
    input  wire        readAnswered,
    input  wire        writeAnswered
);
    localparam [2:0] PHASE_FREE = 3'd0;
    localparam [2:0] PHASE_WANTS_WALK = 3'd1;
    localparam [2:0] PHASE_WALKING = 3'd2;
    localparam [2:0] PHASE_REFUSED = 3'd3;
    localparam [2:0] PHASE_ANSWERING = 3'd4;

    reg  [2:0]  phases_0;
    reg  [2:0]  phases_1;
    reg  [2:0]  phases_2;
    reg  [2:0]  phases_3;
    reg  [2:0]  phases_4;
    reg  [2:0]  phases_5;
    reg  [2:0]  phases_6;
    reg  [2:0]  phases_7;
    reg  [2:0]  phases_8;
    reg  [2:0]  phases_9;
    reg  [2:0]  phases_10;
    reg  [2:0]  phases_11;
    reg  [2:0]  phases_12;
    reg  [2:0]  phases_13;
    reg  [2:0]  phases_14;
    reg  [2:0]  phases_15;
    reg  [15:0] writes;
    reg  [3:0]  ids_0;
    reg  [3:0]  ids_1;
    reg  [3:0]  ids_2;
    reg  [3:0]  ids_3;
    reg  [3:0]  ids_4;
    reg  [3:0]  ids_5;
    reg  [3:0]  ids_6;
    reg  [3:0]  ids_7;
    reg  [3:0]  ids_8;
    reg  [3:0]  ids_9;
    reg  [3:0]  ids_10;
    reg  [3:0]  ids_11;
    reg  [3:0]  ids_12;
    reg  [3:0]  ids_13;
    reg  [3:0]  ids_14;
    reg  [3:0]  ids_15;
    reg  [2:0]  walks_0;
    reg  [2:0]  walks_1;
    reg  [2:0]  walks_2;
    reg  [2:0]  walks_3;
    reg  [2:0]  walks_4;
    reg  [2:0]  walks_5;
    reg  [2:0]  walks_6;
    reg  [2:0]  walks_7;
    reg  [2:0]  walks_8;
    reg  [2:0]  walks_9;
    reg  [2:0]  walks_10;
    reg  [2:0]  walks_11;
    reg  [2:0]  walks_12;
    reg  [2:0]  walks_13;
    reg  [2:0]  walks_14;
    reg  [2:0]  walks_15;
    reg  [15:0] newest;                                  // The youngest parked request of each chain.
    // The slots that wait behind an older request of their chain, and its slot.
    reg  [15:0] waits;
    reg  [3:0]  waitsFor_0;
    reg  [3:0]  waitsFor_1;
    reg  [3:0]  waitsFor_2;
    reg  [3:0]  waitsFor_3;
    reg  [3:0]  waitsFor_4;
    reg  [3:0]  waitsFor_5;
    reg  [3:0]  waitsFor_6;
    reg  [3:0]  waitsFor_7;
    reg  [3:0]  waitsFor_8;
    reg  [3:0]  waitsFor_9;
    reg  [3:0]  waitsFor_10;
    reg  [3:0]  waitsFor_11;
    reg  [3:0]  waitsFor_12;
    reg  [3:0]  waitsFor_13;
    reg  [3:0]  waitsFor_14;
    reg  [3:0]  waitsFor_15;
    reg  [143:0] requests [0:15];
    wire        wanting_in_valid;
    wire        wanting_in_ready;
    wire [3:0]  wanting_in_payload;
    wire        wanting_out_valid;
    wire        wanting_out_ready;
    wire [3:0]  wanting_out_payload;
    wire [15:0] turns_requests;
    wire [15:0] turns_grants;
    wire        turns_accept;

    wire [15:0] answering = {
        phases_15 == PHASE_ANSWERING,
        phases_14 == PHASE_ANSWERING,
        phases_13 == PHASE_ANSWERING,
        phases_12 == PHASE_ANSWERING,
        phases_11 == PHASE_ANSWERING,
        phases_10 == PHASE_ANSWERING,
        phases_9 == PHASE_ANSWERING,
        phases_8 == PHASE_ANSWERING,
        phases_7 == PHASE_ANSWERING,
        phases_6 == PHASE_ANSWERING,
        phases_5 == PHASE_ANSWERING,
        phases_4 == PHASE_ANSWERING,
        phases_3 == PHASE_ANSWERING,
        phases_2 == PHASE_ANSWERING,
        phases_1 == PHASE_ANSWERING,
        phases_0 == PHASE_ANSWERING
    };
    wire [15:0] directionAnswered = (writes & {16{writeAnswered}}) | (~writes & {16{readAnswered}});
    wire [15:0] answered = answering & directionAnswered;
    wire [15:0] sameId = {
        ids_15 == lookedUp_id,
        ids_14 == lookedUp_id,
        ids_13 == lookedUp_id,
        ids_12 == lookedUp_id,
        ids_11 == lookedUp_id,
        ids_10 == lookedUp_id,
        ids_9 == lookedUp_id,
        ids_8 == lookedUp_id,
        ids_7 == lookedUp_id,
        ids_6 == lookedUp_id,
        ids_5 == lookedUp_id,
        ids_4 == lookedUp_id,
        ids_3 == lookedUp_id,
        ids_2 == lookedUp_id,
        ids_1 == lookedUp_id,
        ids_0 == lookedUp_id
    };
    wire [15:0] sameChain = (lookedUpWrite ? writes : (~writes & sameId)) & newest & ~answered;
    wire [15:0] free = {
        phases_15 == PHASE_FREE,
        phases_14 == PHASE_FREE,
        phases_13 == PHASE_FREE,
        phases_12 == PHASE_FREE,
        phases_11 == PHASE_FREE,
        phases_10 == PHASE_FREE,
        phases_9 == PHASE_FREE,
        phases_8 == PHASE_FREE,
        phases_7 == PHASE_FREE,
        phases_6 == PHASE_FREE,
        phases_5 == PHASE_FREE,
        phases_4 == PHASE_FREE,
        phases_3 == PHASE_FREE,
        phases_2 == PHASE_FREE,
        phases_1 == PHASE_FREE,
        phases_0 == PHASE_FREE
    };
    wire [3:0] slot =
        free[0] ? 4'd0 :
        free[1] ? 4'd1 :
        free[2] ? 4'd2 :
        free[3] ? 4'd3 :
        free[4] ? 4'd4 :
        free[5] ? 4'd5 :
        free[6] ? 4'd6 :
        free[7] ? 4'd7 :
        free[8] ? 4'd8 :
        free[9] ? 4'd9 :
        free[10] ? 4'd10 :
        free[11] ? 4'd11 :
        free[12] ? 4'd12 :
        free[13] ? 4'd13 :
        free[14] ? 4'd14 :
        4'd15;
    wire [15:0] parkedIn = free & (~free + 16'd1) & {16{park}};

    Fifo_4x16 wanting (
        .clock       (clock),
        .reset       (reset),
        .in_valid    (wanting_in_valid),
        .in_ready    (wanting_in_ready),
        .in_payload  (wanting_in_payload),
        .out_valid   (wanting_out_valid),
        .out_ready   (wanting_out_ready),
        .out_payload (wanting_out_payload)
    );

    wire [143:0] startingRequest = requests[wanting_out_payload];
    wire startingIsWrite = writes[wanting_out_payload];
    wire [15:0] walking = {
        phases_15 == PHASE_WALKING,
        phases_14 == PHASE_WALKING,
        phases_13 == PHASE_WALKING,
        phases_12 == PHASE_WALKING,
        phases_11 == PHASE_WALKING,
        phases_10 == PHASE_WALKING,
        phases_9 == PHASE_WALKING,
        phases_8 == PHASE_WALKING,
        phases_7 == PHASE_WALKING,
        phases_6 == PHASE_WALKING,
        phases_5 == PHASE_WALKING,
        phases_4 == PHASE_WALKING,
        phases_3 == PHASE_WALKING,
        phases_2 == PHASE_WALKING,
        phases_1 == PHASE_WALKING,
        phases_0 == PHASE_WALKING
    };
    wire [15:0] isOfWalk_0 = {
        walks_15 == 3'd0,
        walks_14 == 3'd0,
        walks_13 == 3'd0,
        walks_12 == 3'd0,
        walks_11 == 3'd0,
        walks_10 == 3'd0,
        walks_9 == 3'd0,
        walks_8 == 3'd0,
        walks_7 == 3'd0,
        walks_6 == 3'd0,
        walks_5 == 3'd0,
        walks_4 == 3'd0,
        walks_3 == 3'd0,
        walks_2 == 3'd0,
        walks_1 == 3'd0,
        walks_0 == 3'd0
    };
    wire [15:0] waitForWalk_0 = walking & isOfWalk_0;
    wire [15:0] isOfWalk_1 = {
        walks_15 == 3'd1,
        walks_14 == 3'd1,
        walks_13 == 3'd1,
        walks_12 == 3'd1,
        walks_11 == 3'd1,
        walks_10 == 3'd1,
        walks_9 == 3'd1,
        walks_8 == 3'd1,
        walks_7 == 3'd1,
        walks_6 == 3'd1,
        walks_5 == 3'd1,
        walks_4 == 3'd1,
        walks_3 == 3'd1,
        walks_2 == 3'd1,
        walks_1 == 3'd1,
        walks_0 == 3'd1
    };
    wire [15:0] waitForWalk_1 = walking & isOfWalk_1;
    wire [15:0] isOfWalk_2 = {
        walks_15 == 3'd2,
        walks_14 == 3'd2,
        walks_13 == 3'd2,
        walks_12 == 3'd2,
        walks_11 == 3'd2,
        walks_10 == 3'd2,
        walks_9 == 3'd2,
        walks_8 == 3'd2,
        walks_7 == 3'd2,
        walks_6 == 3'd2,
        walks_5 == 3'd2,
        walks_4 == 3'd2,
        walks_3 == 3'd2,
        walks_2 == 3'd2,
        walks_1 == 3'd2,
        walks_0 == 3'd2
    };
    wire [15:0] waitForWalk_2 = walking & isOfWalk_2;
    wire [15:0] isOfWalk_3 = {
        walks_15 == 3'd3,
        walks_14 == 3'd3,
        walks_13 == 3'd3,
        walks_12 == 3'd3,
        walks_11 == 3'd3,
        walks_10 == 3'd3,
        walks_9 == 3'd3,
        walks_8 == 3'd3,
        walks_7 == 3'd3,
        walks_6 == 3'd3,
        walks_5 == 3'd3,
        walks_4 == 3'd3,
        walks_3 == 3'd3,
        walks_2 == 3'd3,
        walks_1 == 3'd3,
        walks_0 == 3'd3
    };
    wire [15:0] waitForWalk_3 = walking & isOfWalk_3;
    wire [15:0] isOfWalk_4 = {
        walks_15 == 3'd4,
        walks_14 == 3'd4,
        walks_13 == 3'd4,
        walks_12 == 3'd4,
        walks_11 == 3'd4,
        walks_10 == 3'd4,
        walks_9 == 3'd4,
        walks_8 == 3'd4,
        walks_7 == 3'd4,
        walks_6 == 3'd4,
        walks_5 == 3'd4,
        walks_4 == 3'd4,
        walks_3 == 3'd4,
        walks_2 == 3'd4,
        walks_1 == 3'd4,
        walks_0 == 3'd4
    };
    wire [15:0] waitForWalk_4 = walking & isOfWalk_4;
    wire [15:0] isOfWalk_5 = {
        walks_15 == 3'd5,
        walks_14 == 3'd5,
        walks_13 == 3'd5,
        walks_12 == 3'd5,
        walks_11 == 3'd5,
        walks_10 == 3'd5,
        walks_9 == 3'd5,
        walks_8 == 3'd5,
        walks_7 == 3'd5,
        walks_6 == 3'd5,
        walks_5 == 3'd5,
        walks_4 == 3'd5,
        walks_3 == 3'd5,
        walks_2 == 3'd5,
        walks_1 == 3'd5,
        walks_0 == 3'd5
    };
    wire [15:0] waitForWalk_5 = walking & isOfWalk_5;
    wire [15:0] isOfWalk_6 = {
        walks_15 == 3'd6,
        walks_14 == 3'd6,
        walks_13 == 3'd6,
        walks_12 == 3'd6,
        walks_11 == 3'd6,
        walks_10 == 3'd6,
        walks_9 == 3'd6,
        walks_8 == 3'd6,
        walks_7 == 3'd6,
        walks_6 == 3'd6,
        walks_5 == 3'd6,
        walks_4 == 3'd6,
        walks_3 == 3'd6,
        walks_2 == 3'd6,
        walks_1 == 3'd6,
        walks_0 == 3'd6
    };
    wire [15:0] waitForWalk_6 = walking & isOfWalk_6;
    wire [15:0] isOfWalk_7 = {
        walks_15 == 3'd7,
        walks_14 == 3'd7,
        walks_13 == 3'd7,
        walks_12 == 3'd7,
        walks_11 == 3'd7,
        walks_10 == 3'd7,
        walks_9 == 3'd7,
        walks_8 == 3'd7,
        walks_7 == 3'd7,
        walks_6 == 3'd7,
        walks_5 == 3'd7,
        walks_4 == 3'd7,
        walks_3 == 3'd7,
        walks_2 == 3'd7,
        walks_1 == 3'd7,
        walks_0 == 3'd7
    };
    wire [15:0] waitForWalk_7 = walking & isOfWalk_7;
    wire [15:0] walkIsDone = {
        done[walks_15],
        done[walks_14],
        done[walks_13],
        done[walks_12],
        done[walks_11],
        done[walks_10],
        done[walks_9],
        done[walks_8],
        done[walks_7],
        done[walks_6],
        done[walks_5],
        done[walks_4],
        done[walks_3],
        done[walks_2],
        done[walks_1],
        done[walks_0]
    };
    wire [15:0] walked = walkIsDone & walking;
    wire [15:0] mayGo = (writes & {16{writesMayGo}}) | (~writes & {16{readsMayGo}});
    wire [15:0] mayBeAnswered =
        (writes & {16{writesMayBeAnswered}}) |
        (~writes & {16{readsMayBeAnswered}});
    wire [15:0] refused = {
        phases_15 == PHASE_REFUSED,
        phases_14 == PHASE_REFUSED,
        phases_13 == PHASE_REFUSED,
        phases_12 == PHASE_REFUSED,
        phases_11 == PHASE_REFUSED,
        phases_10 == PHASE_REFUSED,
        phases_9 == PHASE_REFUSED,
        phases_8 == PHASE_REFUSED,
        phases_7 == PHASE_REFUSED,
        phases_6 == PHASE_REFUSED,
        phases_5 == PHASE_REFUSED,
        phases_4 == PHASE_REFUSED,
        phases_3 == PHASE_REFUSED,
        phases_2 == PHASE_REFUSED,
        phases_1 == PHASE_REFUSED,
        phases_0 == PHASE_REFUSED
    };
    wire [15:0] offers = ((walked & mayGo) | (refused & mayBeAnswered)) & ~waits;

    Arbiter_16xROUND_ROBINxFREE turns (
        .clock    (clock),
        .reset    (reset),
        .requests (turns_requests),
        .grants   (turns_grants),
        .accept   (turns_accept)
    );

    wire [3:0] chosenSlot =
        ({4{turns_grants[0]}} & 4'd0) |
        ({4{turns_grants[1]}} & 4'd1) |
        ({4{turns_grants[2]}} & 4'd2) |
        ({4{turns_grants[3]}} & 4'd3) |
        ({4{turns_grants[4]}} & 4'd4) |
        ({4{turns_grants[5]}} & 4'd5) |
        ({4{turns_grants[6]}} & 4'd6) |
        ({4{turns_grants[7]}} & 4'd7) |
        ({4{turns_grants[8]}} & 4'd8) |
        ({4{turns_grants[9]}} & 4'd9) |
        ({4{turns_grants[10]}} & 4'd10) |
        ({4{turns_grants[11]}} & 4'd11) |
        ({4{turns_grants[12]}} & 4'd12) |
        ({4{turns_grants[13]}} & 4'd13) |
        ({4{turns_grants[14]}} & 4'd14) |
        ({4{turns_grants[15]}} & 4'd15);
    wire [143:0] chosenRequest = requests[chosenSlot];
    wire [15:0] leaving = answered | (turns_grants & {16{goes}});
    wire [15:0] stillNewest = (park ? (newest & ~sameChain) : newest) & ~leaving;
    wire [15:0] olderLeaves = {
        leaving[waitsFor_15],
        leaving[waitsFor_14],
        leaving[waitsFor_13],
        leaving[waitsFor_12],
        leaving[waitsFor_11],
        leaving[waitsFor_10],
        leaving[waitsFor_9],
        leaving[waitsFor_8],
        leaving[waitsFor_7],
        leaving[waitsFor_6],
        leaving[waitsFor_5],
        leaving[waitsFor_4],
        leaving[waitsFor_3],
        leaving[waitsFor_2],
        leaving[waitsFor_1],
        leaving[waitsFor_0]
    };
    wire [15:0] startsWalk = (16'd1 << wanting_out_payload) & {16{start_valid & start_ready}};
    assign behind = |sameChain;
    assign room = |free;
    assign wanting_in_valid = park & ~parkRefused;
    assign wanting_in_payload = slot;
    assign start_valid = wanting_out_valid;
    assign wanting_out_ready = start_ready;
    assign start_payload_deviceId = startingRequest[46:23];
    assign start_payload_processIdValid = startingRequest[22];
    assign start_payload_processId = startingRequest[21:2] & {20{startingRequest[22]}};
    assign start_payload_page = startingRequest[139:88];
    assign start_payload_write = startingIsWrite;
    assign start_payload_execute = startingRequest[22] & startingRequest[57] & ~startingIsWrite;
    assign start_payload_privileged = startingRequest[22] & startingRequest[55];
    assign start_payload_addressType = startingRequest[1:0];
    assign start_payload_debug = 1'b0;
    assign held = {
        |waitForWalk_7,
        |waitForWalk_6,
        |waitForWalk_5,
        |waitForWalk_4,
        |waitForWalk_3,
        |waitForWalk_2,
        |waitForWalk_1,
        |waitForWalk_0
    };
    assign turns_requests = offers;
    assign turns_accept = ~yields;
    assign offered = |offers;
    assign offeredRefused = |(turns_grants & refused);
    assign offeredWrite = |(turns_grants & writes);
    assign request_id = chosenRequest[143:140];
    assign request_addr = chosenRequest[139:76];
    assign request_len = chosenRequest[75:68];
    assign request_size = chosenRequest[67:65];
    assign request_burst = chosenRequest[64:63];
    assign request_lock = chosenRequest[62];
    assign request_cache = chosenRequest[61:58];
    assign request_prot = chosenRequest[57:55];
    assign request_qos = chosenRequest[54:51];
    assign request_region = chosenRequest[50:47];
    assign request_mmusid = chosenRequest[46:23];
    assign request_mmussidv = chosenRequest[22];
    assign request_mmussid = chosenRequest[21:2];
    assign request_mmuat = chosenRequest[1:0];
    assign walk =
        ({3{turns_grants[0]}} & walks_0) |
        ({3{turns_grants[1]}} & walks_1) |
        ({3{turns_grants[2]}} & walks_2) |
        ({3{turns_grants[3]}} & walks_3) |
        ({3{turns_grants[4]}} & walks_4) |
        ({3{turns_grants[5]}} & walks_5) |
        ({3{turns_grants[6]}} & walks_6) |
        ({3{turns_grants[7]}} & walks_7) |
        ({3{turns_grants[8]}} & walks_8) |
        ({3{turns_grants[9]}} & walks_9) |
        ({3{turns_grants[10]}} & walks_10) |
        ({3{turns_grants[11]}} & walks_11) |
        ({3{turns_grants[12]}} & walks_12) |
        ({3{turns_grants[13]}} & walks_13) |
        ({3{turns_grants[14]}} & walks_14) |
        ({3{turns_grants[15]}} & walks_15);

    always @(posedge clock) begin
        if (reset) newest <= 16'd0;
        else newest <= stillNewest | parkedIn;
    end

    always @(posedge clock) begin
        if (reset) begin
            waits <= 16'd0;
        end else begin
            waits <= (waits & ~olderLeaves & ~parkedIn) | (parkedIn & {16{behind}});
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_0 <= PHASE_FREE;
        end else begin
            if (startsWalk[0]) phases_0 <= PHASE_WALKING;
            if (turns_grants[0] & faults) phases_0 <= PHASE_REFUSED;
            if (turns_grants[0] & answers) phases_0 <= PHASE_ANSWERING;
            if (leaving[0]) phases_0 <= PHASE_FREE;
            if (parkedIn[0]) phases_0 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[0]) walks_0 <= startedWalk;
    end

    always @(posedge clock) begin
        if (parkedIn[0]) begin
            writes[0] <= lookedUpWrite;
            ids_0 <= lookedUp_id;
            waitsFor_0 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[1]) begin
            writes[1] <= lookedUpWrite;
            ids_1 <= lookedUp_id;
            waitsFor_1 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[2]) begin
            writes[2] <= lookedUpWrite;
            ids_2 <= lookedUp_id;
            waitsFor_2 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[3]) begin
            writes[3] <= lookedUpWrite;
            ids_3 <= lookedUp_id;
            waitsFor_3 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[4]) begin
            writes[4] <= lookedUpWrite;
            ids_4 <= lookedUp_id;
            waitsFor_4 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[5]) begin
            writes[5] <= lookedUpWrite;
            ids_5 <= lookedUp_id;
            waitsFor_5 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[6]) begin
            writes[6] <= lookedUpWrite;
            ids_6 <= lookedUp_id;
            waitsFor_6 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[7]) begin
            writes[7] <= lookedUpWrite;
            ids_7 <= lookedUp_id;
            waitsFor_7 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[8]) begin
            writes[8] <= lookedUpWrite;
            ids_8 <= lookedUp_id;
            waitsFor_8 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[9]) begin
            writes[9] <= lookedUpWrite;
            ids_9 <= lookedUp_id;
            waitsFor_9 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[10]) begin
            writes[10] <= lookedUpWrite;
            ids_10 <= lookedUp_id;
            waitsFor_10 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[11]) begin
            writes[11] <= lookedUpWrite;
            ids_11 <= lookedUp_id;
            waitsFor_11 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[12]) begin
            writes[12] <= lookedUpWrite;
            ids_12 <= lookedUp_id;
            waitsFor_12 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[13]) begin
            writes[13] <= lookedUpWrite;
            ids_13 <= lookedUp_id;
            waitsFor_13 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[14]) begin
            writes[14] <= lookedUpWrite;
            ids_14 <= lookedUp_id;
            waitsFor_14 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
        if (parkedIn[15]) begin
            writes[15] <= lookedUpWrite;
            ids_15 <= lookedUp_id;
            waitsFor_15 <=
                ({4{sameChain[0]}} & 4'd0) |
                ({4{sameChain[1]}} & 4'd1) |
                ({4{sameChain[2]}} & 4'd2) |
                ({4{sameChain[3]}} & 4'd3) |
                ({4{sameChain[4]}} & 4'd4) |
                ({4{sameChain[5]}} & 4'd5) |
                ({4{sameChain[6]}} & 4'd6) |
                ({4{sameChain[7]}} & 4'd7) |
                ({4{sameChain[8]}} & 4'd8) |
                ({4{sameChain[9]}} & 4'd9) |
                ({4{sameChain[10]}} & 4'd10) |
                ({4{sameChain[11]}} & 4'd11) |
                ({4{sameChain[12]}} & 4'd12) |
                ({4{sameChain[13]}} & 4'd13) |
                ({4{sameChain[14]}} & 4'd14) |
                ({4{sameChain[15]}} & 4'd15);
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_1 <= PHASE_FREE;
        end else begin
            if (startsWalk[1]) phases_1 <= PHASE_WALKING;
            if (turns_grants[1] & faults) phases_1 <= PHASE_REFUSED;
            if (turns_grants[1] & answers) phases_1 <= PHASE_ANSWERING;
            if (leaving[1]) phases_1 <= PHASE_FREE;
            if (parkedIn[1]) phases_1 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[1]) walks_1 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_2 <= PHASE_FREE;
        end else begin
            if (startsWalk[2]) phases_2 <= PHASE_WALKING;
            if (turns_grants[2] & faults) phases_2 <= PHASE_REFUSED;
            if (turns_grants[2] & answers) phases_2 <= PHASE_ANSWERING;
            if (leaving[2]) phases_2 <= PHASE_FREE;
            if (parkedIn[2]) phases_2 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[2]) walks_2 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_3 <= PHASE_FREE;
        end else begin
            if (startsWalk[3]) phases_3 <= PHASE_WALKING;
            if (turns_grants[3] & faults) phases_3 <= PHASE_REFUSED;
            if (turns_grants[3] & answers) phases_3 <= PHASE_ANSWERING;
            if (leaving[3]) phases_3 <= PHASE_FREE;
            if (parkedIn[3]) phases_3 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[3]) walks_3 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_4 <= PHASE_FREE;
        end else begin
            if (startsWalk[4]) phases_4 <= PHASE_WALKING;
            if (turns_grants[4] & faults) phases_4 <= PHASE_REFUSED;
            if (turns_grants[4] & answers) phases_4 <= PHASE_ANSWERING;
            if (leaving[4]) phases_4 <= PHASE_FREE;
            if (parkedIn[4]) phases_4 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[4]) walks_4 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_5 <= PHASE_FREE;
        end else begin
            if (startsWalk[5]) phases_5 <= PHASE_WALKING;
            if (turns_grants[5] & faults) phases_5 <= PHASE_REFUSED;
            if (turns_grants[5] & answers) phases_5 <= PHASE_ANSWERING;
            if (leaving[5]) phases_5 <= PHASE_FREE;
            if (parkedIn[5]) phases_5 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[5]) walks_5 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_6 <= PHASE_FREE;
        end else begin
            if (startsWalk[6]) phases_6 <= PHASE_WALKING;
            if (turns_grants[6] & faults) phases_6 <= PHASE_REFUSED;
            if (turns_grants[6] & answers) phases_6 <= PHASE_ANSWERING;
            if (leaving[6]) phases_6 <= PHASE_FREE;
            if (parkedIn[6]) phases_6 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[6]) walks_6 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_7 <= PHASE_FREE;
        end else begin
            if (startsWalk[7]) phases_7 <= PHASE_WALKING;
            if (turns_grants[7] & faults) phases_7 <= PHASE_REFUSED;
            if (turns_grants[7] & answers) phases_7 <= PHASE_ANSWERING;
            if (leaving[7]) phases_7 <= PHASE_FREE;
            if (parkedIn[7]) phases_7 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[7]) walks_7 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_8 <= PHASE_FREE;
        end else begin
            if (startsWalk[8]) phases_8 <= PHASE_WALKING;
            if (turns_grants[8] & faults) phases_8 <= PHASE_REFUSED;
            if (turns_grants[8] & answers) phases_8 <= PHASE_ANSWERING;
            if (leaving[8]) phases_8 <= PHASE_FREE;
            if (parkedIn[8]) phases_8 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[8]) walks_8 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_9 <= PHASE_FREE;
        end else begin
            if (startsWalk[9]) phases_9 <= PHASE_WALKING;
            if (turns_grants[9] & faults) phases_9 <= PHASE_REFUSED;
            if (turns_grants[9] & answers) phases_9 <= PHASE_ANSWERING;
            if (leaving[9]) phases_9 <= PHASE_FREE;
            if (parkedIn[9]) phases_9 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[9]) walks_9 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_10 <= PHASE_FREE;
        end else begin
            if (startsWalk[10]) phases_10 <= PHASE_WALKING;
            if (turns_grants[10] & faults) phases_10 <= PHASE_REFUSED;
            if (turns_grants[10] & answers) phases_10 <= PHASE_ANSWERING;
            if (leaving[10]) phases_10 <= PHASE_FREE;
            if (parkedIn[10]) phases_10 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[10]) walks_10 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_11 <= PHASE_FREE;
        end else begin
            if (startsWalk[11]) phases_11 <= PHASE_WALKING;
            if (turns_grants[11] & faults) phases_11 <= PHASE_REFUSED;
            if (turns_grants[11] & answers) phases_11 <= PHASE_ANSWERING;
            if (leaving[11]) phases_11 <= PHASE_FREE;
            if (parkedIn[11]) phases_11 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[11]) walks_11 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_12 <= PHASE_FREE;
        end else begin
            if (startsWalk[12]) phases_12 <= PHASE_WALKING;
            if (turns_grants[12] & faults) phases_12 <= PHASE_REFUSED;
            if (turns_grants[12] & answers) phases_12 <= PHASE_ANSWERING;
            if (leaving[12]) phases_12 <= PHASE_FREE;
            if (parkedIn[12]) phases_12 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[12]) walks_12 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_13 <= PHASE_FREE;
        end else begin
            if (startsWalk[13]) phases_13 <= PHASE_WALKING;
            if (turns_grants[13] & faults) phases_13 <= PHASE_REFUSED;
            if (turns_grants[13] & answers) phases_13 <= PHASE_ANSWERING;
            if (leaving[13]) phases_13 <= PHASE_FREE;
            if (parkedIn[13]) phases_13 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[13]) walks_13 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_14 <= PHASE_FREE;
        end else begin
            if (startsWalk[14]) phases_14 <= PHASE_WALKING;
            if (turns_grants[14] & faults) phases_14 <= PHASE_REFUSED;
            if (turns_grants[14] & answers) phases_14 <= PHASE_ANSWERING;
            if (leaving[14]) phases_14 <= PHASE_FREE;
            if (parkedIn[14]) phases_14 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[14]) walks_14 <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            phases_15 <= PHASE_FREE;
        end else begin
            if (startsWalk[15]) phases_15 <= PHASE_WALKING;
            if (turns_grants[15] & faults) phases_15 <= PHASE_REFUSED;
            if (turns_grants[15] & answers) phases_15 <= PHASE_ANSWERING;
            if (leaving[15]) phases_15 <= PHASE_FREE;
            if (parkedIn[15]) phases_15 <= parkRefused ? PHASE_REFUSED : PHASE_WANTS_WALK;
        end
    end

    always @(posedge clock) begin
        if (startsWalk[15]) walks_15 <= startedWalk;
    end

    always @(posedge clock) begin
        if (park) begin
            requests[slot] <= {
                lookedUp_id, lookedUp_addr, lookedUp_len, lookedUp_size, lookedUp_burst,
                lookedUp_lock, lookedUp_cache, lookedUp_prot, lookedUp_qos, lookedUp_region,
                lookedUp_mmusid, lookedUp_mmussidv, lookedUp_mmussid, lookedUp_mmuat
            };
        end
    end

    wire [2:0] the_queue_of_walks_holds_only_slots_that_want_on_element =
        wanting_out_payload == 4'd0 ? phases_0 :
        wanting_out_payload == 4'd1 ? phases_1 :
        wanting_out_payload == 4'd2 ? phases_2 :
        wanting_out_payload == 4'd3 ? phases_3 :
        wanting_out_payload == 4'd4 ? phases_4 :
        wanting_out_payload == 4'd5 ? phases_5 :
        wanting_out_payload == 4'd6 ? phases_6 :
        wanting_out_payload == 4'd7 ? phases_7 :
        wanting_out_payload == 4'd8 ? phases_8 :
        wanting_out_payload == 4'd9 ? phases_9 :
        wanting_out_payload == 4'd10 ? phases_10 :
        wanting_out_payload == 4'd11 ? phases_11 :
        wanting_out_payload == 4'd12 ? phases_12 :
        wanting_out_payload == 4'd13 ? phases_13 :
        wanting_out_payload == 4'd14 ? phases_14 :
        phases_15;
    wire the_queue_of_walks_holds_only_slots_that_want_on_equal =
        the_queue_of_walks_holds_only_slots_that_want_on_element ==
        PHASE_WANTS_WALK;
    wire the_queue_of_walks_holds_only_slots_that_want_on_merged =
        ~wanting_out_valid |
        the_queue_of_walks_holds_only_slots_that_want_on_equal;

    // Not used, on purpose.
    // a walk needs no more than the key
    wire unused = &{
        1'b0,
        startingRequest[143:140],
        startingRequest[139:76],
        startingRequest[75:68],
        startingRequest[67:65],
        startingRequest[64:63],
        startingRequest[62],
        startingRequest[61:58],
        startingRequest[57:55],
        startingRequest[54:51],
        startingRequest[50:47],
        startingRequest[46:23],
        startingRequest[22],
        startingRequest[21:2],
        startingRequest[1:0]
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_parked_request_at_most_is_a_chain_s_newest: assert ((sameChain & (~sameChain + 16'd1)) == sameChain);
            assert_a_request_is_parked_only_where_there_is_a_free_s: assert (~park | room);
            assert_a_request_that_goes_and_one_that_is_parked_do_no: assert (~park | ~goes);
            assert_only_what_is_offered_moves: assert (~(goes | faults | answers) | offered);
            assert_the_queue_of_walks_holds_only_slots_that_want_on: assert (the_queue_of_walks_holds_only_slots_that_want_on_merged);
            assert_the_queue_of_walks_has_room_for_all: assert (~wanting_in_valid | wanting_in_ready);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((sameChain & (~sameChain + 16'd1)) == sameChain)) begin
                $display(
                    "portcullis.check.ParkedRequests_base.one_parked_request_at_most_is_a_chain_s_newest assert at ParkedRequests.java in %m: one parked request at most is a chain's newest"
                );
                $fatal;
            end
            if (!(~park | room)) begin
                $display(
                    "portcullis.check.ParkedRequests_base.a_request_is_parked_only_where_there_is_a_free_s assert at ParkedRequests.java in %m: a request is parked only where there is a free slot"
                );
                $fatal;
            end
            if (!(~park | ~goes)) begin
                $display(
                    "portcullis.check.ParkedRequests_base.a_request_that_goes_and_one_that_is_parked_do_no assert at ParkedRequests.java in %m: a request that goes and one that is parked do not meet"
                );
                $fatal;
            end
            if (!(~(goes | faults | answers) | offered)) begin
                $display(
                    "portcullis.check.ParkedRequests_base.only_what_is_offered_moves assert at ParkedRequests.java in %m: only what is offered moves"
                );
                $fatal;
            end
            if (!the_queue_of_walks_holds_only_slots_that_want_on_merged) begin
                $display(
                    "portcullis.check.ParkedRequests_base.the_queue_of_walks_holds_only_slots_that_want_on assert at ParkedRequests.java in %m: the queue of walks holds only slots that want one"
                );
                $fatal;
            end
            if (!(~wanting_in_valid | wanting_in_ready)) begin
                $display(
                    "portcullis.check.ParkedRequests_base.the_queue_of_walks_has_room_for_all assert at ParkedRequests.java in %m: the queue of walks has room for all"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
