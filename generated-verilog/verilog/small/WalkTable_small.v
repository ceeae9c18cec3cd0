// Which walks are under way, and which of them steps in this cycle.
module WalkTable_small (
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
    output wire        done,
    input  wire        held,
    input  wire        beatArrives,
    input  wire        beatLast,
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
    // The walk begins with its next step; of one that reads: was overtaken.
    reg         again_0;
    reg         joined_0;                                // Somebody joined after the walk began.
    reg         fault_0;                                 // The result is a fault.
    reg  [102:0] keys;
    reg  [37:0] spaces;
    wire        turns_requests;
    wire        turns_grants;
    wire        turns_accept;

    wire [102:0] keyOf_0 = keys;
    wire [37:0] spaceOf_0 = spaces;

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
    wire invalidation_valid_and_or_or_and_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_0) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_0) |
        ((invalidation_kind == KIND_DEVICE_DIRECTORY) & byDevice_0) |
        ((invalidation_kind == KIND_PROCESS_DIRECTORY) & byContext_0);
    wire invalidation_valid_and_or_or_and =
        invalidation_valid &
        invalidation_valid_and_or_or_and_merged;
    wire status_0_is_3 = status_0 == STATUS_DONE;
    wire status_0_is_0 = status_0 == STATUS_FREE;

    // Steps without a doubleword look into the caches: not while these forget something.
    Arbiter_1xROUND_ROBINxFREE turns (
        .clock    (clock),
        .reset    (reset),
        .requests (turns_requests),
        .grants   (turns_grants),
        .accept   (turns_accept)
    );

    wire mayStep = ~beatArrives & ~invalidation_valid;
    wire stepping = beatArrives ? 1'b1 : turns_grants;
    wire overtaken = (stepping & invalidation_valid_and_or_or_and) | (beatArrives & again_0);
    wire completes = stepping & (~beatArrives | beatLast);
    wire [102:0] keys_word = keys;
    wire [37:0] spaces_word = spaces;
    wire [102:0] is_and_not_and_and_not_joined = {
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
    wire [102:0] is_and_not_and_and_not_joined_2 = {
        start_payload_deviceId, start_payload_processIdValid, start_payload_processId,
        start_payload_page, start_payload_write, start_payload_execute, start_payload_privileged,
        start_payload_addressType, start_payload_debug
    };
    wire is_and_not_and_and_not_equal =
        is_and_not_and_and_not_joined ==
        is_and_not_and_and_not_joined_2;
    wire is_and_not_and_and_not =
        is_and_not_and_and_not_equal &
        ~status_0_is_0 &
        ~(status_0_is_3 & fault_0);

    // Nobody may join a fault that is older than the request: entries with V=0 are not kept.
    wire joins = is_and_not_and_and_not;
    wire joins_mux = joins ? is_and_not_and_and_not : status_0_is_0;
    wire startedAt = joins_mux & (~joins_mux + 1'b1);
    wire joining = startedAt & start_valid & start_ready & joins;
    wire starting = startedAt & start_valid & start_ready & ~joins;
    wire mine = stepping & completes;
    wire wanted = joined_0 | joining;
    wire walkAgain = overtaken | (refused & wanted);
    wire leaves = status_0_is_3 & ~held & ~joining;
    assign turns_requests = (status_0 == STATUS_STEP) & mayStep;
    assign turns_accept = mayStep;
    assign decides = completes & ~overtaken;
    assign collects = beatArrives & ~beatLast & ~overtaken;
    assign begins = ~beatArrives & again_0;
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
    assign start_ready = joins | status_0_is_0;
    assign done = status_0_is_3 & ~invalidation_valid_and_or_or_and;

    always @(posedge clock) begin
        if (decides | collects) begin
            spaces <= {nextSpace_guest, nextSpace_gscid, nextSpace_paged, nextSpace_pscid};
        end
    end

    always @(posedge clock) begin
        if (start_valid & start_ready & ~joins) begin
            keys <= {
                start_payload_deviceId, start_payload_processIdValid, start_payload_processId,
                start_payload_page, start_payload_write, start_payload_execute,
                start_payload_privileged, start_payload_addressType, start_payload_debug
            };
        end
    end

    always @(posedge clock) begin
        if (joining) joined_0 <= 1'b1;
        if (mine) begin
            again_0 <= walkAgain;
            fault_0 <= refused;
            if (walkAgain) joined_0 <= 1'b0;
        end else begin
            if (!leaves) begin
                if (invalidation_valid_and_or_or_and) again_0 <= 1'b1;
            end
        end
        if (starting) begin
            again_0 <= 1'b1;
            joined_0 <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            status_0 <= STATUS_FREE;
        end else begin
            if (mine) begin
                status_0 <= walkAgain ? STATUS_STEP : next;
            end else if (leaves) begin
                status_0 <= STATUS_FREE;
            end else if (invalidation_valid_and_or_or_and) begin
                if (status_0_is_3) status_0 <= STATUS_STEP;
            end
            if (starting) status_0 <= STATUS_STEP;
        end
    end

    wire a_walk_that_an_invalidation_overtook_leaves_noth_merged =
        (again_0 & beatArrives) |
        (invalidation_valid_and_or_or_and & stepping);
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
            assert_one_walk_at_most_steps: assert ((stepping & (~stepping + 1'b1)) == stepping);
            assert_a_doubleword_arrives_for_a_walk_that_reads: assert (~beatArrives | (status_0 == STATUS_READING));
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!a_walk_that_an_invalidation_overtook_leaves_noth_merged_2) begin
                $display(
                    "portcullis.check.WalkTable_small.a_walk_that_an_invalidation_overtook_leaves_noth assert at WalkTable.java in %m: a walk that an invalidation overtook leaves nothing"
                );
                $fatal;
            end
            if (!((stepping & (~stepping + 1'b1)) == stepping)) begin
                $display(
                    "portcullis.check.WalkTable_small.one_walk_at_most_steps assert at WalkTable.java in %m: one walk at most steps"
                );
                $fatal;
            end
            if (!(~beatArrives | (status_0 == STATUS_READING))) begin
                $display(
                    "portcullis.check.WalkTable_small.a_doubleword_arrives_for_a_walk_that_reads assert at WalkTable.java in %m: a doubleword arrives for a walk that reads"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
