// Cache of 8 process contexts (PDTC).
module ProcessContextCache_core (
    input  wire        clock,
    input  wire        reset,
    input  wire [23:0] deviceId,
    input  wire [19:0] processId,
    output wire        hit,
    output wire        context_supervisor,
    output wire        context_userMemory,
    output wire [19:0] context_pscid,
    output wire [3:0]  context_mode,
    output wire [43:0] context_page,
    input  wire        asked,
    input  wire [23:0] walkDeviceId,
    input  wire [19:0] walkProcessId,
    output wire        walkHit,
    output wire        walkContext_supervisor,
    output wire        walkContext_userMemory,
    output wire [19:0] walkContext_pscid,
    output wire [3:0]  walkContext_mode,
    output wire [43:0] walkContext_page,
    input  wire        refill_valid,
    input  wire [23:0] refill_deviceId,
    input  wire [19:0] refill_processId,
    input  wire        refill_context_supervisor,
    input  wire        refill_context_userMemory,
    input  wire [19:0] refill_context_pscid,
    input  wire [3:0]  refill_context_mode,
    input  wire [43:0] refill_context_page,
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
    input  wire [19:0] invalidation_processId
);
    localparam [2:0] KIND_DEVICE_DIRECTORY = 3'd2;
    localparam [2:0] KIND_PROCESS_DIRECTORY = 3'd3;
    localparam [2:0] KIND_EVERYTHING = 3'd4;

    reg  [7:0]  valid;
    reg  [23:0] deviceIds_0;
    reg  [23:0] deviceIds_1;
    reg  [23:0] deviceIds_2;
    reg  [23:0] deviceIds_3;
    reg  [23:0] deviceIds_4;
    reg  [23:0] deviceIds_5;
    reg  [23:0] deviceIds_6;
    reg  [23:0] deviceIds_7;
    reg  [19:0] processIds_0;
    reg  [19:0] processIds_1;
    reg  [19:0] processIds_2;
    reg  [19:0] processIds_3;
    reg  [19:0] processIds_4;
    reg  [19:0] processIds_5;
    reg  [19:0] processIds_6;
    reg  [19:0] processIds_7;
    reg  [69:0] contexts [0:7];
    wire [7:0]  way_touched;
    wire [7:0]  way_leastUsed_pseudoLru_touched;
    wire [2:0]  way_leastUsed_pseudoLru_victim;

    wire [7:0] ofDevice = {
        deviceIds_7 == deviceId,
        deviceIds_6 == deviceId,
        deviceIds_5 == deviceId,
        deviceIds_4 == deviceId,
        deviceIds_3 == deviceId,
        deviceIds_2 == deviceId,
        deviceIds_1 == deviceId,
        deviceIds_0 == deviceId
    };
    wire [7:0] ofProcess = {
        processIds_7 == processId,
        processIds_6 == processId,
        processIds_5 == processId,
        processIds_4 == processId,
        processIds_3 == processId,
        processIds_2 == processId,
        processIds_1 == processId,
        processIds_0 == processId
    };
    wire [7:0] hits = ofDevice & ofProcess & valid;
    wire [2:0] contexts_word_selected =
        ({3{hits[0]}} & 3'd0) |
        ({3{hits[1]}} & 3'd1) |
        ({3{hits[2]}} & 3'd2) |
        ({3{hits[3]}} & 3'd3) |
        ({3{hits[4]}} & 3'd4) |
        ({3{hits[5]}} & 3'd5) |
        ({3{hits[6]}} & 3'd6) |
        ({3{hits[7]}} & 3'd7);
    wire [69:0] contexts_word = contexts[contexts_word_selected];
    wire byDevice = invalidation_kind == KIND_DEVICE_DIRECTORY;
    wire byProcess = invalidation_kind == KIND_PROCESS_DIRECTORY;
    wire ofEverything = invalidation_kind == KIND_EVERYTHING;
    wire forgets = invalidation_valid & (byDevice | byProcess | ofEverything);
    wire keeps_0 = ~forgets;
    wire keeps_1 = refill_valid & keeps_0;
    wire [23:0] probeDevice = forgets ? invalidation_deviceId : walkDeviceId;
    wire [19:0] probeProcess = forgets ? invalidation_processId : walkProcessId;
    wire [7:0] sameDevice = {
        deviceIds_7 == probeDevice,
        deviceIds_6 == probeDevice,
        deviceIds_5 == probeDevice,
        deviceIds_4 == probeDevice,
        deviceIds_3 == probeDevice,
        deviceIds_2 == probeDevice,
        deviceIds_1 == probeDevice,
        deviceIds_0 == probeDevice
    };
    wire [7:0] sameProcess = {
        processIds_7 == probeProcess,
        processIds_6 == probeProcess,
        processIds_5 == probeProcess,
        processIds_4 == probeProcess,
        processIds_3 == probeProcess,
        processIds_2 == probeProcess,
        processIds_1 == probeProcess,
        processIds_0 == probeProcess
    };
    wire [7:0] named = sameDevice & sameProcess;
    wire [7:0] walkHits = named & valid;
    wire [2:0] contexts_word_2_selected =
        ({3{walkHits[0]}} & 3'd0) |
        ({3{walkHits[1]}} & 3'd1) |
        ({3{walkHits[2]}} & 3'd2) |
        ({3{walkHits[3]}} & 3'd3) |
        ({3{walkHits[4]}} & 3'd4) |
        ({3{walkHits[5]}} & 3'd5) |
        ({3{walkHits[6]}} & 3'd6) |
        ({3{walkHits[7]}} & 3'd7);
    wire [69:0] contexts_word_2 = contexts[contexts_word_2_selected];
    wire anyDevice = ofEverything | (byDevice & ~invalidation_deviceValid);
    wire anyProcess = ~byProcess;
    wire [7:0] forgotten = (sameDevice | {8{anyDevice}}) & (sameProcess | {8{anyProcess}});
    wire [7:0] others = valid & ~named;

    PseudoLru_8 way_leastUsed_pseudoLru (
        .clock   (clock),
        .reset   (reset),
        .touched (way_leastUsed_pseudoLru_touched),
        .victim  (way_leastUsed_pseudoLru_victim)
    );

    wire [7:0] way_way_inverted = ~others;
    wire [7:0] way_way_inverted_2 = ~others;
    wire [7:0] way_way_inverted_3 = ~others;
    wire [7:0] way_way_inverted_4 = ~others;
    wire [7:0] way_way_inverted_5 = ~others;
    wire [7:0] way_way_inverted_6 = ~others;
    wire [7:0] way_way_inverted_7 = ~others;
    wire [2:0] way_way =
        (&others) ? way_leastUsed_pseudoLru_victim :
        way_way_inverted[0] ? 3'd0 :
        way_way_inverted_2[1] ? 3'd1 :
        way_way_inverted_3[2] ? 3'd2 :
        way_way_inverted_4[3] ? 3'd3 :
        way_way_inverted_5[4] ? 3'd4 :
        way_way_inverted_6[5] ? 3'd5 :
        way_way_inverted_7[6] ? 3'd6 :
        3'd7;
    assign hit = |hits;
    assign context_supervisor = contexts_word[69];
    assign context_userMemory = contexts_word[68];
    assign context_pscid = contexts_word[67:48];
    assign context_mode = contexts_word[47:44];
    assign context_page = contexts_word[43:0];
    assign walkHit = (|walkHits) & ~forgets;
    assign walkContext_supervisor = contexts_word_2[69];
    assign walkContext_userMemory = contexts_word_2[68];
    assign walkContext_pscid = contexts_word_2[67:48];
    assign walkContext_mode = contexts_word_2[47:44];
    assign walkContext_page = contexts_word_2[43:0];
    assign way_leastUsed_pseudoLru_touched = way_touched;
    assign way_touched =
        keeps_1 ? (8'd1 << way_way) :
        asked ? hits :
        8'd0;

    always @(posedge clock) begin
        if (reset) valid <= 8'd0;
        else if (forgets) valid <= valid & ~forgotten;
        else if (keeps_1) valid <= others | (8'd1 << way_way);
    end

    always @(posedge clock) begin
        if (!forgets) begin
            if (keeps_1) begin
                case (way_way)
                    3'd0: deviceIds_0 <= refill_deviceId;
                    3'd1: deviceIds_1 <= refill_deviceId;
                    3'd2: deviceIds_2 <= refill_deviceId;
                    3'd3: deviceIds_3 <= refill_deviceId;
                    3'd4: deviceIds_4 <= refill_deviceId;
                    3'd5: deviceIds_5 <= refill_deviceId;
                    3'd6: deviceIds_6 <= refill_deviceId;
                    3'd7: deviceIds_7 <= refill_deviceId;
                endcase
                case (way_way)
                    3'd0: processIds_0 <= refill_processId;
                    3'd1: processIds_1 <= refill_processId;
                    3'd2: processIds_2 <= refill_processId;
                    3'd3: processIds_3 <= refill_processId;
                    3'd4: processIds_4 <= refill_processId;
                    3'd5: processIds_5 <= refill_processId;
                    3'd6: processIds_6 <= refill_processId;
                    3'd7: processIds_7 <= refill_processId;
                endcase
                contexts[way_way] <= {
                    refill_context_supervisor, refill_context_userMemory, refill_context_pscid,
                    refill_context_mode, refill_context_page
                };
            end
        end
    end

    wire a_refill_comes_from_the_walk_that_looks_up_masked =
        (refill_deviceId == walkDeviceId) &
        (refill_processId == walkProcessId);
    wire a_refill_comes_from_the_walk_that_looks_up_merged =
        ~refill_valid |
        a_refill_comes_from_the_walk_that_looks_up_masked;

    // Not used, on purpose.
    // only what tells about processes matters here
    wire unused = &{
        1'b0,
        invalidation_valid,
        invalidation_kind,
        invalidation_addressValid,
        invalidation_page,
        invalidation_pscidValid,
        invalidation_pscid,
        invalidation_guest,
        invalidation_gscid,
        invalidation_deviceValid,
        invalidation_deviceId,
        invalidation_processId,
        way_way_inverted[7:1],
        way_way_inverted_2[7:2],
        way_way_inverted_2[0],
        way_way_inverted_3[7:3],
        way_way_inverted_3[1:0],
        way_way_inverted_4[7:4],
        way_way_inverted_4[2:0],
        way_way_inverted_5[7:5],
        way_way_inverted_5[3:0],
        way_way_inverted_6[7:6],
        way_way_inverted_6[4:0],
        way_way_inverted_7[7],
        way_way_inverted_7[5:0]
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_process_context_at_most_is_that_of_a_request: assert ((hits & (~hits + 8'd1)) == hits);
            assert_a_refill_comes_from_the_walk_that_looks_up: assert (a_refill_comes_from_the_walk_that_looks_up_merged);
            assert_one_process_context_at_most_is_that_of_a_walk: assert ((walkHits & (~walkHits + 8'd1)) == walkHits);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((hits & (~hits + 8'd1)) == hits)) begin
                $display(
                    "portcullis.check.ProcessContextCache_core.one_process_context_at_most_is_that_of_a_request assert at ProcessContextCache.java in %m: one process context at most is that of a request"
                );
                $fatal;
            end
            if (!a_refill_comes_from_the_walk_that_looks_up_merged) begin
                $display(
                    "portcullis.check.ProcessContextCache_core.a_refill_comes_from_the_walk_that_looks_up assert at ProcessContextCache.java in %m: a refill comes from the walk that looks up"
                );
                $fatal;
            end
            if (!((walkHits & (~walkHits + 8'd1)) == walkHits)) begin
                $display(
                    "portcullis.check.ProcessContextCache_core.one_process_context_at_most_is_that_of_a_walk assert at ProcessContextCache.java in %m: one process context at most is that of a walk"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
