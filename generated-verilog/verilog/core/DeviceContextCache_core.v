// Cache of 8 device contexts (DDTC).
module DeviceContextCache_core (
    input  wire        clock,
    input  wire        reset,
    input  wire [23:0] deviceId,
    output wire        hit,
    output wire        context_disableFaultReports,
    output wire        context_processDirectory,
    output wire        context_defaultProcess,
    output wire        context_enforceSnoop,
    output wire [1:0]  context_secondStageMode,
    output wire [15:0] context_gscid,
    output wire [43:0] context_secondStagePage,
    output wire [19:0] context_pscid,
    output wire [1:0]  context_firstStageMode,
    output wire [43:0] context_firstStagePage,
    output wire        context_msi,
    output wire [43:0] context_msiPage,
    output wire [46:0] context_msiMask,
    output wire [46:0] context_msiPattern,
    output wire [7:0]  entry,
    input  wire        asked,
    input  wire [23:0] walkDeviceId,
    output wire        walkHit,
    output wire        walkContext_disableFaultReports,
    output wire        walkContext_processDirectory,
    output wire        walkContext_defaultProcess,
    output wire        walkContext_enforceSnoop,
    output wire [1:0]  walkContext_secondStageMode,
    output wire [15:0] walkContext_gscid,
    output wire [43:0] walkContext_secondStagePage,
    output wire [19:0] walkContext_pscid,
    output wire [1:0]  walkContext_firstStageMode,
    output wire [43:0] walkContext_firstStagePage,
    output wire        walkContext_msi,
    output wire [43:0] walkContext_msiPage,
    output wire [46:0] walkContext_msiMask,
    output wire [46:0] walkContext_msiPattern,
    output wire [7:0]  walkEntry,
    output wire [7:0]  dropped,
    input  wire        refill_valid,
    input  wire [23:0] refill_deviceId,
    input  wire        refill_context_disableFaultReports,
    input  wire        refill_context_processDirectory,
    input  wire        refill_context_defaultProcess,
    input  wire        refill_context_enforceSnoop,
    input  wire [1:0]  refill_context_secondStageMode,
    input  wire [15:0] refill_context_gscid,
    input  wire [43:0] refill_context_secondStagePage,
    input  wire [19:0] refill_context_pscid,
    input  wire [1:0]  refill_context_firstStageMode,
    input  wire [43:0] refill_context_firstStagePage,
    input  wire        refill_context_msi,
    input  wire [43:0] refill_context_msiPage,
    input  wire [46:0] refill_context_msiMask,
    input  wire [46:0] refill_context_msiPattern,
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
    reg  [270:0] contexts [0:7];
    wire [7:0]  way_touched;
    wire [7:0]  way_leastUsed_pseudoLru_touched;
    wire [2:0]  way_leastUsed_pseudoLru_victim;

    wire [7:0] hits_joined = {
        deviceIds_7 == deviceId,
        deviceIds_6 == deviceId,
        deviceIds_5 == deviceId,
        deviceIds_4 == deviceId,
        deviceIds_3 == deviceId,
        deviceIds_2 == deviceId,
        deviceIds_1 == deviceId,
        deviceIds_0 == deviceId
    };
    wire [7:0] hits = hits_joined & valid;
    wire [2:0] askedEntry =
        ({3{hits[0]}} & 3'd0) |
        ({3{hits[1]}} & 3'd1) |
        ({3{hits[2]}} & 3'd2) |
        ({3{hits[3]}} & 3'd3) |
        ({3{hits[4]}} & 3'd4) |
        ({3{hits[5]}} & 3'd5) |
        ({3{hits[6]}} & 3'd6) |
        ({3{hits[7]}} & 3'd7);
    wire [270:0] contexts_word = contexts[askedEntry];
    wire ofDevice = invalidation_kind == KIND_DEVICE_DIRECTORY;
    wire ofProcess = invalidation_kind == KIND_PROCESS_DIRECTORY;
    wire ofEverything = invalidation_kind == KIND_EVERYTHING;
    wire probes = invalidation_valid & (ofDevice | ofProcess | ofEverything);
    wire [23:0] probe = probes ? invalidation_deviceId : walkDeviceId;
    wire [7:0] named_joined = {
        deviceIds_7 == probe,
        deviceIds_6 == probe,
        deviceIds_5 == probe,
        deviceIds_4 == probe,
        deviceIds_3 == probe,
        deviceIds_2 == probe,
        deviceIds_1 == probe,
        deviceIds_0 == probe
    };
    wire [7:0] named = named_joined & valid;
    wire [2:0] namedEntry =
        ({3{named[0]}} & 3'd0) |
        ({3{named[1]}} & 3'd1) |
        ({3{named[2]}} & 3'd2) |
        ({3{named[3]}} & 3'd3) |
        ({3{named[4]}} & 3'd4) |
        ({3{named[5]}} & 3'd5) |
        ({3{named[6]}} & 3'd6) |
        ({3{named[7]}} & 3'd7);
    wire [270:0] contexts_word_2 = contexts[namedEntry];
    wire keeps = refill_valid & ~probes & ~|named;

    PseudoLru_8 way_leastUsed_pseudoLru (
        .clock   (clock),
        .reset   (reset),
        .touched (way_leastUsed_pseudoLru_touched),
        .victim  (way_leastUsed_pseudoLru_victim)
    );

    wire [2:0] way_way =
        (&valid) ? way_leastUsed_pseudoLru_victim :
        ~valid[0] ? 3'd0 :
        ~valid[1] ? 3'd1 :
        ~valid[2] ? 3'd2 :
        ~valid[3] ? 3'd3 :
        ~valid[4] ? 3'd4 :
        ~valid[5] ? 3'd5 :
        ~valid[6] ? 3'd6 :
        3'd7;
    wire [7:0] forgotten_choice = (ofDevice & invalidation_deviceValid) ? named : valid;
    wire [7:0] forgotten = forgotten_choice & {8{probes & ~ofProcess}};
    assign hit = |hits;
    assign entry = hits;
    assign context_disableFaultReports = contexts_word[270];
    assign context_processDirectory = contexts_word[269];
    assign context_defaultProcess = contexts_word[268];
    assign context_enforceSnoop = contexts_word[267];
    assign context_secondStageMode = contexts_word[266:265];
    assign context_gscid = contexts_word[264:249];
    assign context_secondStagePage = contexts_word[248:205];
    assign context_pscid = contexts_word[204:185];
    assign context_firstStageMode = contexts_word[184:183];
    assign context_firstStagePage = contexts_word[182:139];
    assign context_msi = contexts_word[138];
    assign context_msiPage = contexts_word[137:94];
    assign context_msiMask = contexts_word[93:47];
    assign context_msiPattern = contexts_word[46:0];
    assign walkEntry = named;
    assign walkHit = (|named) & ~probes;
    assign walkContext_disableFaultReports = contexts_word_2[270];
    assign walkContext_processDirectory = contexts_word_2[269];
    assign walkContext_defaultProcess = contexts_word_2[268];
    assign walkContext_enforceSnoop = contexts_word_2[267];
    assign walkContext_secondStageMode = contexts_word_2[266:265];
    assign walkContext_gscid = contexts_word_2[264:249];
    assign walkContext_secondStagePage = contexts_word_2[248:205];
    assign walkContext_pscid = contexts_word_2[204:185];
    assign walkContext_firstStageMode = contexts_word_2[184:183];
    assign walkContext_firstStagePage = contexts_word_2[182:139];
    assign walkContext_msi = contexts_word_2[138];
    assign walkContext_msiPage = contexts_word_2[137:94];
    assign walkContext_msiMask = contexts_word_2[93:47];
    assign walkContext_msiPattern = contexts_word_2[46:0];
    assign way_leastUsed_pseudoLru_touched = way_touched;
    assign way_touched =
        keeps ? (8'd1 << way_way) :
        asked ? hits :
        8'd0;
    assign dropped = keeps ? (8'd1 << way_way) : forgotten;

    always @(posedge clock) begin
        if (reset) begin
            valid <= 8'd0;
        end else begin
            valid <= valid & ~forgotten;
            if (keeps) valid <= valid | (8'd1 << way_way);
        end
    end

    always @(posedge clock) begin
        if (keeps) begin
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
            contexts[way_way] <= {
                refill_context_disableFaultReports, refill_context_processDirectory,
                refill_context_defaultProcess, refill_context_enforceSnoop,
                refill_context_secondStageMode, refill_context_gscid,
                refill_context_secondStagePage, refill_context_pscid, refill_context_firstStageMode,
                refill_context_firstStagePage, refill_context_msi, refill_context_msiPage,
                refill_context_msiMask, refill_context_msiPattern
            };
        end
    end

    // Not used, on purpose.
    // only what tells about devices matters here
    wire unused = &{
        1'b0,
        invalidation_addressValid,
        invalidation_page,
        invalidation_pscidValid,
        invalidation_pscid,
        invalidation_guest,
        invalidation_gscid,
        invalidation_processId
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_device_context_at_most_is_that_of_a_request: assert ((hits & (~hits + 8'd1)) == hits);
            assert_a_refill_comes_from_the_walk_that_looks_up: assert (~refill_valid | (refill_deviceId == walkDeviceId));
            assert_one_device_context_at_most_is_that_of_a_walk: assert ((named & (~named + 8'd1)) == named);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((hits & (~hits + 8'd1)) == hits)) begin
                $display(
                    "portcullis.check.DeviceContextCache_core.one_device_context_at_most_is_that_of_a_request assert at DeviceContextCache.java in %m: one device context at most is that of a request"
                );
                $fatal;
            end
            if (!(~refill_valid | (refill_deviceId == walkDeviceId))) begin
                $display(
                    "portcullis.check.DeviceContextCache_core.a_refill_comes_from_the_walk_that_looks_up assert at DeviceContextCache.java in %m: a refill comes from the walk that looks up"
                );
                $fatal;
            end
            if (!((named & (~named + 8'd1)) == named)) begin
                $display(
                    "portcullis.check.DeviceContextCache_core.one_device_context_at_most_is_that_of_a_walk assert at DeviceContextCache.java in %m: one device context at most is that of a walk"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
