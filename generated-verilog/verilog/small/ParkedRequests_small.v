// Requests that wait for walks, for older ones of their chain, or for refusal.
module ParkedRequests_small (
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
    input  wire        done,
    output wire        held,
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
    reg  [3:0]  writes;
    reg  [3:0]  ids_0;
    reg  [3:0]  ids_1;
    reg  [3:0]  ids_2;
    reg  [3:0]  ids_3;
    reg  [3:0]  newest;                                  // The youngest parked request of each chain.
    // The slots that wait behind an older request of their chain, and its slot.
    reg  [3:0]  waits;
    reg  [1:0]  waitsFor_0;
    reg  [1:0]  waitsFor_1;
    reg  [1:0]  waitsFor_2;
    reg  [1:0]  waitsFor_3;
    reg  [143:0] requests [0:3];
    wire        wanting_in_valid;
    wire        wanting_in_ready;
    wire [1:0]  wanting_in_payload;
    wire        wanting_out_valid;
    wire        wanting_out_ready;
    wire [1:0]  wanting_out_payload;
    wire [3:0]  turns_requests;
    wire [3:0]  turns_grants;
    wire        turns_accept;

    wire [3:0] answering = {
        phases_3 == PHASE_ANSWERING,
        phases_2 == PHASE_ANSWERING,
        phases_1 == PHASE_ANSWERING,
        phases_0 == PHASE_ANSWERING
    };
    wire [3:0] directionAnswered = (writes & {4{writeAnswered}}) | (~writes & {4{readAnswered}});
    wire [3:0] answered = answering & directionAnswered;
    wire [3:0] sameId = {
        ids_3 == lookedUp_id,
        ids_2 == lookedUp_id,
        ids_1 == lookedUp_id,
        ids_0 == lookedUp_id
    };
    wire [3:0] sameChain = (lookedUpWrite ? writes : (~writes & sameId)) & newest & ~answered;
    wire [3:0] free = {
        phases_3 == PHASE_FREE,
        phases_2 == PHASE_FREE,
        phases_1 == PHASE_FREE,
        phases_0 == PHASE_FREE
    };
    wire [1:0] slot =
        free[0] ? 2'd0 :
        free[1] ? 2'd1 :
        free[2] ? 2'd2 :
        2'd3;
    wire [3:0] parkedIn = free & (~free + 4'd1) & {4{park}};

    Fifo_2x4 wanting (
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
    wire [3:0] walking = {
        phases_3 == PHASE_WALKING,
        phases_2 == PHASE_WALKING,
        phases_1 == PHASE_WALKING,
        phases_0 == PHASE_WALKING
    };
    wire [3:0] isOfWalk_0 = {1'b1, 1'b1, 1'b1, 1'b1};
    wire [3:0] waitForWalk_0 = walking & isOfWalk_0;
    wire [3:0] walkIsDone = {done, done, done, done};
    wire [3:0] walked = walkIsDone & walking;
    wire [3:0] mayGo = (writes & {4{writesMayGo}}) | (~writes & {4{readsMayGo}});
    wire [3:0] mayBeAnswered =
        (writes & {4{writesMayBeAnswered}}) |
        (~writes & {4{readsMayBeAnswered}});
    wire [3:0] refused = {
        phases_3 == PHASE_REFUSED,
        phases_2 == PHASE_REFUSED,
        phases_1 == PHASE_REFUSED,
        phases_0 == PHASE_REFUSED
    };
    wire [3:0] offers = ((walked & mayGo) | (refused & mayBeAnswered)) & ~waits;

    Arbiter_4xROUND_ROBINxFREE turns (
        .clock    (clock),
        .reset    (reset),
        .requests (turns_requests),
        .grants   (turns_grants),
        .accept   (turns_accept)
    );

    wire [1:0] chosenSlot =
        ({2{turns_grants[0]}} & 2'd0) |
        ({2{turns_grants[1]}} & 2'd1) |
        ({2{turns_grants[2]}} & 2'd2) |
        ({2{turns_grants[3]}} & 2'd3);
    wire [143:0] chosenRequest = requests[chosenSlot];
    wire [3:0] leaving = answered | (turns_grants & {4{goes}});
    wire [3:0] stillNewest = (park ? (newest & ~sameChain) : newest) & ~leaving;
    wire [3:0] olderLeaves = {
        leaving[waitsFor_3],
        leaving[waitsFor_2],
        leaving[waitsFor_1],
        leaving[waitsFor_0]
    };
    wire [3:0] startsWalk = (4'd1 << wanting_out_payload) & {4{start_valid & start_ready}};
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
    assign held = |waitForWalk_0;
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

    always @(posedge clock) begin
        if (reset) newest <= 4'd0;
        else newest <= stillNewest | parkedIn;
    end

    always @(posedge clock) begin
        if (reset) begin
            waits <= 4'd0;
        end else begin
            waits <= (waits & ~olderLeaves & ~parkedIn) | (parkedIn & {4{behind}});
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
        if (parkedIn[0]) begin
            writes[0] <= lookedUpWrite;
            ids_0 <= lookedUp_id;
            waitsFor_0 <=
                ({2{sameChain[0]}} & 2'd0) |
                ({2{sameChain[1]}} & 2'd1) |
                ({2{sameChain[2]}} & 2'd2) |
                ({2{sameChain[3]}} & 2'd3);
        end
        if (parkedIn[1]) begin
            writes[1] <= lookedUpWrite;
            ids_1 <= lookedUp_id;
            waitsFor_1 <=
                ({2{sameChain[0]}} & 2'd0) |
                ({2{sameChain[1]}} & 2'd1) |
                ({2{sameChain[2]}} & 2'd2) |
                ({2{sameChain[3]}} & 2'd3);
        end
        if (parkedIn[2]) begin
            writes[2] <= lookedUpWrite;
            ids_2 <= lookedUp_id;
            waitsFor_2 <=
                ({2{sameChain[0]}} & 2'd0) |
                ({2{sameChain[1]}} & 2'd1) |
                ({2{sameChain[2]}} & 2'd2) |
                ({2{sameChain[3]}} & 2'd3);
        end
        if (parkedIn[3]) begin
            writes[3] <= lookedUpWrite;
            ids_3 <= lookedUp_id;
            waitsFor_3 <=
                ({2{sameChain[0]}} & 2'd0) |
                ({2{sameChain[1]}} & 2'd1) |
                ({2{sameChain[2]}} & 2'd2) |
                ({2{sameChain[3]}} & 2'd3);
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
        if (park) begin
            requests[slot] <= {
                lookedUp_id, lookedUp_addr, lookedUp_len, lookedUp_size, lookedUp_burst,
                lookedUp_lock, lookedUp_cache, lookedUp_prot, lookedUp_qos, lookedUp_region,
                lookedUp_mmusid, lookedUp_mmussidv, lookedUp_mmussid, lookedUp_mmuat
            };
        end
    end

    wire [2:0] the_queue_of_walks_holds_only_slots_that_want_on_element =
        wanting_out_payload == 2'd0 ? phases_0 :
        wanting_out_payload == 2'd1 ? phases_1 :
        wanting_out_payload == 2'd2 ? phases_2 :
        phases_3;
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
            assert_one_parked_request_at_most_is_a_chain_s_newest: assert ((sameChain & (~sameChain + 4'd1)) == sameChain);
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
            if (!((sameChain & (~sameChain + 4'd1)) == sameChain)) begin
                $display(
                    "portcullis.check.ParkedRequests_small.one_parked_request_at_most_is_a_chain_s_newest assert at ParkedRequests.java in %m: one parked request at most is a chain's newest"
                );
                $fatal;
            end
            if (!(~park | room)) begin
                $display(
                    "portcullis.check.ParkedRequests_small.a_request_is_parked_only_where_there_is_a_free_s assert at ParkedRequests.java in %m: a request is parked only where there is a free slot"
                );
                $fatal;
            end
            if (!(~park | ~goes)) begin
                $display(
                    "portcullis.check.ParkedRequests_small.a_request_that_goes_and_one_that_is_parked_do_no assert at ParkedRequests.java in %m: a request that goes and one that is parked do not meet"
                );
                $fatal;
            end
            if (!(~(goes | faults | answers) | offered)) begin
                $display(
                    "portcullis.check.ParkedRequests_small.only_what_is_offered_moves assert at ParkedRequests.java in %m: only what is offered moves"
                );
                $fatal;
            end
            if (!the_queue_of_walks_holds_only_slots_that_want_on_merged) begin
                $display(
                    "portcullis.check.ParkedRequests_small.the_queue_of_walks_holds_only_slots_that_want_on assert at ParkedRequests.java in %m: the queue of walks holds only slots that want one"
                );
                $fatal;
            end
            if (!(~wanting_in_valid | wanting_in_ready)) begin
                $display(
                    "portcullis.check.ParkedRequests_small.the_queue_of_walks_has_room_for_all assert at ParkedRequests.java in %m: the queue of walks has room for all"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
