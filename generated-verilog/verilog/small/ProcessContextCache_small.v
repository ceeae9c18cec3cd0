// Cache of 4 process contexts (PDTC).
module ProcessContextCache_small (
    input  wire        clock,
    input  wire        reset,
    input  wire [3:0]  deviceEntry,
    input  wire [19:0] processId,
    output wire        hit,
    output wire        context_supervisor,
    output wire        context_userMemory,
    output wire [19:0] context_pscid,
    output wire        context_mode,
    output wire [43:0] context_page,
    input  wire        asked,
    input  wire [3:0]  walkDeviceEntry,
    input  wire [3:0]  droppedDevices,
    input  wire [19:0] walkProcessId,
    output wire        walkHit,
    output wire        walkContext_supervisor,
    output wire        walkContext_userMemory,
    output wire [19:0] walkContext_pscid,
    output wire        walkContext_mode,
    output wire [43:0] walkContext_page,
    input  wire        refill_valid,
    input  wire [19:0] refill_processId,
    input  wire        refill_context_supervisor,
    input  wire        refill_context_userMemory,
    input  wire [19:0] refill_context_pscid,
    input  wire        refill_context_mode,
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

    reg  [3:0]  valid;
    reg  [1:0]  devices_0;
    reg  [1:0]  devices_1;
    reg  [1:0]  devices_2;
    reg  [1:0]  devices_3;
    reg  [19:0] processIds_0;
    reg  [19:0] processIds_1;
    reg  [19:0] processIds_2;
    reg  [19:0] processIds_3;
    reg  [66:0] contexts [0:3];
    wire [3:0]  way_touched;
    wire [3:0]  way_leastUsed_pseudoLru_touched;
    wire [1:0]  way_leastUsed_pseudoLru_victim;

    wire [3:0] ofDevice = {
        deviceEntry[devices_3],
        deviceEntry[devices_2],
        deviceEntry[devices_1],
        deviceEntry[devices_0]
    };
    wire [3:0] ofProcess = {
        processIds_3 == processId,
        processIds_2 == processId,
        processIds_1 == processId,
        processIds_0 == processId
    };
    wire [3:0] hits = ofDevice & ofProcess & valid;
    wire [1:0] askedEntry =
        ({2{hits[0]}} & 2'd0) |
        ({2{hits[1]}} & 2'd1) |
        ({2{hits[2]}} & 2'd2) |
        ({2{hits[3]}} & 2'd3);
    wire [66:0] contexts_word = contexts[askedEntry];
    wire byDevice = invalidation_kind == KIND_DEVICE_DIRECTORY;
    wire byProcess = invalidation_kind == KIND_PROCESS_DIRECTORY;
    wire ofEverything = invalidation_kind == KIND_EVERYTHING;
    wire probes = invalidation_valid & (byDevice | byProcess | ofEverything);
    wire [19:0] probe = probes ? invalidation_processId : walkProcessId;
    wire [3:0] sameDevice = {
        walkDeviceEntry[devices_3],
        walkDeviceEntry[devices_2],
        walkDeviceEntry[devices_1],
        walkDeviceEntry[devices_0]
    };
    wire [3:0] sameProcess = {
        processIds_3 == probe,
        processIds_2 == probe,
        processIds_1 == probe,
        processIds_0 == probe
    };
    wire [3:0] named = sameDevice & sameProcess & valid;
    wire [1:0] namedEntry =
        ({2{named[0]}} & 2'd0) |
        ({2{named[1]}} & 2'd1) |
        ({2{named[2]}} & 2'd2) |
        ({2{named[3]}} & 2'd3);
    wire [66:0] contexts_word_2 = contexts[namedEntry];
    wire keeps = refill_valid & ~probes & (|walkDeviceEntry);
    wire [3:0] others = valid & ~named;

    PseudoLru_4 way_leastUsed_pseudoLru (
        .clock   (clock),
        .reset   (reset),
        .touched (way_leastUsed_pseudoLru_touched),
        .victim  (way_leastUsed_pseudoLru_victim)
    );

    wire [1:0] way_way =
        (&others) ? way_leastUsed_pseudoLru_victim :
        ~others[0] ? 2'd0 :
        ~others[1] ? 2'd1 :
        ~others[2] ? 2'd2 :
        2'd3;
    wire [3:0] ofDropped = {
        droppedDevices[devices_3],
        droppedDevices[devices_2],
        droppedDevices[devices_1],
        droppedDevices[devices_0]
    };
    wire [3:0] forgotten = ofDropped | (named & {4{probes & byProcess}});
    wire [1:0] walkDeviceEntry_0_one_hot =
        ({2{walkDeviceEntry[0]}} & 2'd0) |
        ({2{walkDeviceEntry[1]}} & 2'd1) |
        ({2{walkDeviceEntry[2]}} & 2'd2) |
        ({2{walkDeviceEntry[3]}} & 2'd3);
    assign hit = |hits;
    assign context_supervisor = contexts_word[66];
    assign context_userMemory = contexts_word[65];
    assign context_pscid = contexts_word[64:45];
    assign context_mode = contexts_word[44];
    assign context_page = contexts_word[43:0];
    assign walkHit = (|named) & ~probes;
    assign walkContext_supervisor = contexts_word_2[66];
    assign walkContext_userMemory = contexts_word_2[65];
    assign walkContext_pscid = contexts_word_2[64:45];
    assign walkContext_mode = contexts_word_2[44];
    assign walkContext_page = contexts_word_2[43:0];
    assign way_leastUsed_pseudoLru_touched = way_touched;
    assign way_touched =
        keeps ? (4'd1 << way_way) :
        asked ? hits :
        4'd0;

    always @(posedge clock) begin
        if (reset) begin
            valid <= 4'd0;
        end else begin
            valid <= valid & ~forgotten;
            if (keeps) valid <= others | (4'd1 << way_way);
        end
    end

    always @(posedge clock) begin
        if (keeps) begin
            case (way_way)
                2'd0: devices_0 <= walkDeviceEntry_0_one_hot;
                2'd1: devices_1 <= walkDeviceEntry_0_one_hot;
                2'd2: devices_2 <= walkDeviceEntry_0_one_hot;
                2'd3: devices_3 <= walkDeviceEntry_0_one_hot;
            endcase
            case (way_way)
                2'd0: processIds_0 <= refill_processId;
                2'd1: processIds_1 <= refill_processId;
                2'd2: processIds_2 <= refill_processId;
                2'd3: processIds_3 <= refill_processId;
            endcase
            contexts[way_way] <= {
                refill_context_supervisor, refill_context_userMemory, refill_context_pscid,
                refill_context_mode, refill_context_page
            };
        end
    end

    // Not used, on purpose.
    // only what tells about processes matters here
    wire unused = &{
        1'b0,
        invalidation_addressValid,
        invalidation_page,
        invalidation_pscidValid,
        invalidation_pscid,
        invalidation_guest,
        invalidation_gscid,
        invalidation_deviceValid,
        invalidation_deviceId
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_process_context_at_most_is_that_of_a_request: assert ((hits & (~hits + 4'd1)) == hits);
            assert_a_refill_comes_from_the_walk_that_looks_up: assert (~refill_valid | (refill_processId == walkProcessId));
            assert_no_process_is_refilled_in_the_cycle_in_which_a_d: assert (~(keeps & (|droppedDevices)));
            assert_one_process_context_at_most_is_that_of_a_walk: assert ((named & (~named + 4'd1)) == named);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((hits & (~hits + 4'd1)) == hits)) begin
                $display(
                    "portcullis.check.ProcessContextCache_small.one_process_context_at_most_is_that_of_a_request assert at ProcessContextCache.java in %m: one process context at most is that of a request"
                );
                $fatal;
            end
            if (!(~refill_valid | (refill_processId == walkProcessId))) begin
                $display(
                    "portcullis.check.ProcessContextCache_small.a_refill_comes_from_the_walk_that_looks_up assert at ProcessContextCache.java in %m: a refill comes from the walk that looks up"
                );
                $fatal;
            end
            if (keeps & (|droppedDevices)) begin
                $display(
                    "portcullis.check.ProcessContextCache_small.no_process_is_refilled_in_the_cycle_in_which_a_d assert at ProcessContextCache.java in %m: no process is refilled in the cycle in which a device changes"
                );
                $fatal;
            end
            if (!((named & (~named + 4'd1)) == named)) begin
                $display(
                    "portcullis.check.ProcessContextCache_small.one_process_context_at_most_is_that_of_a_walk assert at ProcessContextCache.java in %m: one process context at most is that of a walk"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
