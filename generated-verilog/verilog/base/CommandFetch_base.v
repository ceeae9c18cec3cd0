// Reads commands ahead, in bursts of at most 8.
module CommandFetch_base (
    input  wire        clock,
    input  wire        reset,
    input  wire        state_enabled,
    input  wire [2:0]  state_events,
    input  wire [43:0] state_page,
    input  wire [31:0] state_mask,
    input  wire [31:0] state_ownIndex,
    input  wire [31:0] state_nextIndex,
    input  wire [31:0] state_softwareIndex,
    input  wire        running,
    output wire        command_valid,
    output wire        command_failed,
    output wire [63:0] command_operation,
    output wire [63:0] command_operands,
    input  wire        taken,
    output wire        reads_valid,
    input  wire        reads_ready,
    output wire [3:0]  reads_payload_id,
    output wire [55:0] reads_payload_address,
    output wire [7:0]  reads_payload_len,
    input  wire        beat_valid,
    input  wire [3:0]  beat_id,
    input  wire [63:0] beat_data,
    input  wire        beat_last,
    input  wire        beat_failed,
    input  wire        beat_poisoned,
    output wire        idle
);
    reg         full;
    reg  [1:0]  bursts;
    reg         restart;
    reg  [31:0] next;
    reg         offered;
    reg  [2:0]  offeredLengthLess1;
    reg         second;
    reg  [63:0] operation;
    reg  [63:0] operands;
    reg         failed;

    wire halted = ~running | (full & ~taken);
    wire [2:0] place = next[2:0];
    wire [2:0] tailPlace = state_softwareIndex[2:0];
    wire tailInBlock = state_softwareIndex[31:3] == next[31:3];
    wire empty = tailInBlock & (tailPlace == place);
    wire endsAtTail = tailInBlock & (tailPlace > place);
    wire [2:0] room = ~place & state_mask[2:0];
    wire [2:0] lengthLess1 = endsAtTail ? (tailPlace + ~place) : room;
    wire offers = ~(halted | restart | offered) & (bursts != 2'd2) & ~empty;
    wire [55:0] pageAddress = {state_page, 12'd0};
    wire [35:0] offset = {next, 4'd0};
    wire [3:0] length = {1'b0, offeredLengthLess1} + 4'd1;
    wire arrives = beat_valid & (beat_id == 4'd8);
    wire ends = arrives & beat_last;
    wire bad = beat_failed | beat_poisoned;
    wire kept = arrives & ~halted & ~restart;
    assign reads_valid = offered;
    assign reads_payload_id = 4'd8;
    assign reads_payload_address = pageAddress | {20'd0, offset};
    assign reads_payload_len = {4'd0, offeredLengthLess1, 1'b1};
    assign command_valid = full;
    assign command_failed = failed;
    assign command_operation = operation;
    assign command_operands = operands;
    assign idle = bursts == 2'd0;

    always @(posedge clock) begin
        if (reset) begin
            offered <= 1'b0;
        end else begin
            if (offers) offered <= 1'b1;
            if (reads_valid & reads_ready) offered <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (offers) offeredLengthLess1 <= lengthLess1;
    end

    always @(posedge clock) begin
        if (reads_valid & reads_ready) begin
            next <= (next + {28'd0, length}) & state_mask;
        end
        if (!halted) begin
            if (restart & ~full & (bursts == 2'd0)) next <= state_ownIndex;
        end
    end

    always @(posedge clock) begin
        if (reset) bursts <= 2'd0;
        else if (offers & ~ends) bursts <= bursts + 2'd1;
        else if (ends & ~offers) bursts <= bursts - 2'd1;
    end

    always @(posedge clock) begin
        if (reset) begin
            full <= 1'b0;
            second <= 1'b0;
            restart <= 1'b1;
        end else begin
            if (taken) full <= 1'b0;
            if (kept) begin
                second <= ~second;
                if (second) full <= 1'b1;
            end
            if (halted) begin
                restart <= 1'b1;
            end else if (restart & ~full & (bursts == 2'd0)) begin
                restart <= 1'b0;
                second <= 1'b0;
            end
        end
    end

    always @(posedge clock) begin
        if (kept) begin
            if (second) begin
                operands <= beat_data;
                failed <= failed | bad;
            end else begin
                operation <= beat_data;
                failed <= bad;
            end
        end
    end

    // Not used, on purpose.
    // running implies it
    // running implies that there is no error
    // the queue moves its head
    wire unused = &{1'b0, state_enabled, state_events, state_nextIndex};

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_a_burst_of_commands_ends_only_if_one_is_under_wa: assert (~ends | (bursts != 2'd0));
            assert_the_next_command_is_one_of_the_queue_s: assert (restart | ((next & ~state_mask) == 32'd0));
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!(~ends | (bursts != 2'd0))) begin
                $display(
                    "portcullis.check.CommandFetch_base.a_burst_of_commands_ends_only_if_one_is_under_wa assert at CommandFetch.java in %m: a burst of commands ends only if one is under way"
                );
                $fatal;
            end
            if (!(restart | ((next & ~state_mask) == 32'd0))) begin
                $display(
                    "portcullis.check.CommandFetch_base.the_next_command_is_one_of_the_queue_s assert at CommandFetch.java in %m: the next command is one of the queue's"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
