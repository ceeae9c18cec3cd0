// First-in first-out queue of 16 entries; accepts and delivers in the same cycle.
module Fifo_4x16 (
    input  wire        clock,
    input  wire        reset,
    input  wire        in_valid,
    output wire        in_ready,
    input  wire [3:0]  in_payload,
    output wire        out_valid,
    input  wire        out_ready,
    output wire [3:0]  out_payload
);
    reg  [3:0]  head;
    reg  [3:0]  tail;
    reg  [4:0]  count;
    reg  [3:0]  storage [0:15];

    wire push = in_valid & in_ready;
    wire pop = out_valid & out_ready;
    wire [3:0] storage_word = storage[head];
    assign in_ready = count != 5'd16;
    assign out_valid = count != 5'd0;
    assign out_payload = storage_word;

    always @(posedge clock) begin
        if (push) storage[tail] <= in_payload;
    end

    always @(posedge clock) begin
        if (reset) tail <= 4'd0;
        else if (push) tail <= tail + 4'd1;
    end

    always @(posedge clock) begin
        if (reset) head <= 4'd0;
        else if (pop) head <= head + 4'd1;
    end

    always @(posedge clock) begin
        if (reset) count <= 5'd0;
        else if (push & ~pop) count <= count + 5'd1;
        else if (pop & ~push) count <= count - 5'd1;
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_the_queue_never_holds_more_than_its_depth: assert (count <= 5'd16);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!(count <= 5'd16)) begin
                $display(
                    "portcullis.check.Fifo_4x16.the_queue_never_holds_more_than_its_depth assert at Fifo.java in %m: the queue never holds more than its depth"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
