// Cache of 4 device contexts (DDTC).
module DeviceContextCache_small (
    input  wire        clock,
    input  wire        reset,
    input  wire [23:0] deviceId,
    output wire        hit,
    output wire        context_disableFaultReports,
    output wire        context_processDirectory,
    output wire        context_defaultProcess,
    output wire        context_enforceSnoop,
    output wire [3:0]  context_secondStageMode,
    output wire [15:0] context_gscid,
    output wire [43:0] context_secondStagePage,
    output wire [19:0] context_pscid,
    output wire [3:0]  context_firstStageMode,
    output wire [43:0] context_firstStagePage,
    output wire        context_msi,
    input  wire        asked,
    input  wire [23:0] walkDeviceId,
    output wire        walkHit,
    output wire        walkContext_disableFaultReports,
    output wire        walkContext_processDirectory,
    output wire        walkContext_defaultProcess,
    output wire        walkContext_enforceSnoop,
    output wire [3:0]  walkContext_secondStageMode,
    output wire [15:0] walkContext_gscid,
    output wire [43:0] walkContext_secondStagePage,
    output wire [19:0] walkContext_pscid,
    output wire [3:0]  walkContext_firstStageMode,
    output wire [43:0] walkContext_firstStagePage,
    output wire        walkContext_msi,
    input  wire        refill_valid,
    input  wire [23:0] refill_deviceId,
    input  wire        refill_context_disableFaultReports,
    input  wire        refill_context_processDirectory,
    input  wire        refill_context_defaultProcess,
    input  wire        refill_context_enforceSnoop,
    input  wire [3:0]  refill_context_secondStageMode,
    input  wire [15:0] refill_context_gscid,
    input  wire [43:0] refill_context_secondStagePage,
    input  wire [19:0] refill_context_pscid,
    input  wire [3:0]  refill_context_firstStageMode,
    input  wire [43:0] refill_context_firstStagePage,
    input  wire        refill_context_msi,
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
    localparam [2:0] KIND_EVERYTHING = 3'd4;

    reg  [3:0]  valid;
    reg  [23:0] deviceIds_0;
    reg  [23:0] deviceIds_1;
    reg  [23:0] deviceIds_2;
    reg  [23:0] deviceIds_3;
    reg  [136:0] contexts [0:3];
    wire [3:0]  way_touched;
    wire [3:0]  way_leastUsed_pseudoLru_touched;
    wire [1:0]  way_leastUsed_pseudoLru_victim;

    wire [3:0] hits_joined = {
        deviceIds_3 == deviceId,
        deviceIds_2 == deviceId,
        deviceIds_1 == deviceId,
        deviceIds_0 == deviceId
    };
    wire [3:0] hits = hits_joined & valid;
    wire [1:0] contexts_word_selected =
        ({2{hits[0]}} & 2'd0) |
        ({2{hits[1]}} & 2'd1) |
        ({2{hits[2]}} & 2'd2) |
        ({2{hits[3]}} & 2'd3);
    wire [136:0] contexts_word = contexts[contexts_word_selected];
    wire ofDevice = invalidation_kind == KIND_DEVICE_DIRECTORY;
    wire ofEverything = invalidation_kind == KIND_EVERYTHING;
    wire forgets = invalidation_valid & (ofDevice | ofEverything);
    wire keeps_0 = ~forgets;
    wire keeps_1 = refill_valid & keeps_0;
    wire [23:0] probe = forgets ? invalidation_deviceId : walkDeviceId;
    wire [3:0] named = {
        deviceIds_3 == probe,
        deviceIds_2 == probe,
        deviceIds_1 == probe,
        deviceIds_0 == probe
    };
    wire [3:0] walkHits = named & valid;
    wire [1:0] contexts_word_2_selected =
        ({2{walkHits[0]}} & 2'd0) |
        ({2{walkHits[1]}} & 2'd1) |
        ({2{walkHits[2]}} & 2'd2) |
        ({2{walkHits[3]}} & 2'd3);
    wire [136:0] contexts_word_2 = contexts[contexts_word_2_selected];
    wire onlyNamed = ofDevice & invalidation_deviceValid;
    wire [3:0] forgotten = onlyNamed ? named : ~4'd0;
    wire [3:0] others = valid & ~named;

    PseudoLru_4 way_leastUsed_pseudoLru (
        .clock   (clock),
        .reset   (reset),
        .touched (way_leastUsed_pseudoLru_touched),
        .victim  (way_leastUsed_pseudoLru_victim)
    );

    wire [3:0] way_way_inverted = ~others;
    wire [3:0] way_way_inverted_2 = ~others;
    wire [3:0] way_way_inverted_3 = ~others;
    wire [1:0] way_way =
        (&others) ? way_leastUsed_pseudoLru_victim :
        way_way_inverted[0] ? 2'd0 :
        way_way_inverted_2[1] ? 2'd1 :
        way_way_inverted_3[2] ? 2'd2 :
        2'd3;
    assign hit = |hits;
    assign context_disableFaultReports = contexts_word[136];
    assign context_processDirectory = contexts_word[135];
    assign context_defaultProcess = contexts_word[134];
    assign context_enforceSnoop = contexts_word[133];
    assign context_secondStageMode = contexts_word[132:129];
    assign context_gscid = contexts_word[128:113];
    assign context_secondStagePage = contexts_word[112:69];
    assign context_pscid = contexts_word[68:49];
    assign context_firstStageMode = contexts_word[48:45];
    assign context_firstStagePage = contexts_word[44:1];
    assign context_msi = contexts_word[0];
    assign walkHit = (|walkHits) & ~forgets;
    assign walkContext_disableFaultReports = contexts_word_2[136];
    assign walkContext_processDirectory = contexts_word_2[135];
    assign walkContext_defaultProcess = contexts_word_2[134];
    assign walkContext_enforceSnoop = contexts_word_2[133];
    assign walkContext_secondStageMode = contexts_word_2[132:129];
    assign walkContext_gscid = contexts_word_2[128:113];
    assign walkContext_secondStagePage = contexts_word_2[112:69];
    assign walkContext_pscid = contexts_word_2[68:49];
    assign walkContext_firstStageMode = contexts_word_2[48:45];
    assign walkContext_firstStagePage = contexts_word_2[44:1];
    assign walkContext_msi = contexts_word_2[0];
    assign way_leastUsed_pseudoLru_touched = way_touched;
    assign way_touched =
        keeps_1 ? (4'd1 << way_way) :
        asked ? hits :
        4'd0;

    always @(posedge clock) begin
        if (reset) valid <= 4'd0;
        else if (forgets) valid <= valid & ~forgotten;
        else if (keeps_1) valid <= others | (4'd1 << way_way);
    end

    always @(posedge clock) begin
        if (!forgets) begin
            if (keeps_1) begin
                case (way_way)
                    2'd0: deviceIds_0 <= refill_deviceId;
                    2'd1: deviceIds_1 <= refill_deviceId;
                    2'd2: deviceIds_2 <= refill_deviceId;
                    2'd3: deviceIds_3 <= refill_deviceId;
                endcase
                contexts[way_way] <= {
                    refill_context_disableFaultReports, refill_context_processDirectory,
                    refill_context_defaultProcess, refill_context_enforceSnoop,
                    refill_context_secondStageMode, refill_context_gscid,
                    refill_context_secondStagePage, refill_context_pscid,
                    refill_context_firstStageMode, refill_context_firstStagePage, refill_context_msi
                };
            end
        end
    end

    // Not used, on purpose.
    // only what tells about devices matters here
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
        way_way_inverted[3:1],
        way_way_inverted_2[3:2],
        way_way_inverted_2[0],
        way_way_inverted_3[3],
        way_way_inverted_3[1:0]
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_device_context_at_most_is_that_of_a_request: assert ((hits & (~hits + 4'd1)) == hits);
            assert_a_refill_comes_from_the_walk_that_looks_up: assert (~refill_valid | (refill_deviceId == walkDeviceId));
            assert_one_device_context_at_most_is_that_of_a_walk: assert ((walkHits & (~walkHits + 4'd1)) == walkHits);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((hits & (~hits + 4'd1)) == hits)) begin
                $display(
                    "portcullis.check.DeviceContextCache_small.one_device_context_at_most_is_that_of_a_request assert at DeviceContextCache.java in %m: one device context at most is that of a request"
                );
                $fatal;
            end
            if (!(~refill_valid | (refill_deviceId == walkDeviceId))) begin
                $display(
                    "portcullis.check.DeviceContextCache_small.a_refill_comes_from_the_walk_that_looks_up assert at DeviceContextCache.java in %m: a refill comes from the walk that looks up"
                );
                $fatal;
            end
            if (!((walkHits & (~walkHits + 4'd1)) == walkHits)) begin
                $display(
                    "portcullis.check.DeviceContextCache_small.one_device_context_at_most_is_that_of_a_walk assert at DeviceContextCache.java in %m: one device context at most is that of a walk"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
