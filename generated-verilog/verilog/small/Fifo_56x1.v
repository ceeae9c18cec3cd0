// First-in first-out queue of 1 entry; accepts and delivers in the same cycle.
module Fifo_56x1 (
    input  wire        clock,
    input  wire        reset,
    input  wire        in_valid,
    output wire        in_ready,
    input  wire [43:0] in_payload_page,
    input  wire [8:0]  in_payload_doubleword,
    input  wire [2:0]  in_payload_length,
    output wire        out_valid,
    input  wire        out_ready,
    output wire [43:0] out_payload_page,
    output wire [8:0]  out_payload_doubleword,
    output wire [2:0]  out_payload_length
);
    reg         count;
    reg  [43:0] entry_page;
    reg  [8:0]  entry_doubleword;
    reg  [2:0]  entry_length;

    wire push = in_valid & in_ready;
    wire pop = out_valid & out_ready;
    assign in_ready = count != 1'b1;
    assign out_valid = count != 1'b0;
    assign out_payload_page = entry_page;
    assign out_payload_doubleword = entry_doubleword;
    assign out_payload_length = entry_length;

    always @(posedge clock) begin
        if (push) begin
            entry_page <= in_payload_page;
            entry_doubleword <= in_payload_doubleword;
            entry_length <= in_payload_length;
        end
    end

    always @(posedge clock) begin
        if (reset) count <= 1'b0;
        else if (push & ~pop) count <= count + 1'b1;
        else if (pop & ~push) count <= count - 1'b1;
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_the_queue_never_holds_more_than_its_depth: assert (1'b1);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!1'b1) begin
                $display(
                    "portcullis.check.Fifo_56x1.the_queue_never_holds_more_than_its_depth assert at Fifo.java in %m: the queue never holds more than its depth"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
