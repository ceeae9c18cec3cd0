// First-in first-out queue of 8 entries; accepts and delivers in the same cycle.
module Fifo_59x8 (
    input  wire        clock,
    input  wire        reset,
    input  wire        in_valid,
    output wire        in_ready,
    input  wire [2:0]  in_payload_walk,
    input  wire [43:0] in_payload_page,
    input  wire [8:0]  in_payload_doubleword,
    input  wire [2:0]  in_payload_length,
    output wire        out_valid,
    input  wire        out_ready,
    output wire [2:0]  out_payload_walk,
    output wire [43:0] out_payload_page,
    output wire [8:0]  out_payload_doubleword,
    output wire [2:0]  out_payload_length
);
    reg  [2:0]  head;
    reg  [2:0]  tail;
    reg  [3:0]  count;
    reg  [58:0] storage [0:7];

    wire push = in_valid & in_ready;
    wire pop = out_valid & out_ready;
    wire [58:0] storage_word = storage[head];
    assign in_ready = count != 4'd8;
    assign out_valid = count != 4'd0;
    assign out_payload_walk = storage_word[58:56];
    assign out_payload_page = storage_word[55:12];
    assign out_payload_doubleword = storage_word[11:3];
    assign out_payload_length = storage_word[2:0];

    always @(posedge clock) begin
        if (push) begin
            storage[tail] <= {
                in_payload_walk, in_payload_page, in_payload_doubleword, in_payload_length
            };
        end
    end

    always @(posedge clock) begin
        if (reset) tail <= 3'd0;
        else if (push) tail <= tail + 3'd1;
    end

    always @(posedge clock) begin
        if (reset) head <= 3'd0;
        else if (pop) head <= head + 3'd1;
    end

    always @(posedge clock) begin
        if (reset) count <= 4'd0;
        else if (push & ~pop) count <= count + 4'd1;
        else if (pop & ~push) count <= count - 4'd1;
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_the_queue_never_holds_more_than_its_depth: assert (count <= 4'd8);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!(count <= 4'd8)) begin
                $display(
                    "portcullis.check.Fifo_59x8.the_queue_never_holds_more_than_its_depth assert at Fifo.java in %m: the queue never holds more than its depth"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
