// First-in first-out queue of 4 entries; accepts and delivers in the same cycle.
module Fifo_32x4 (
    input  wire        clock,
    input  wire        reset,
    input  wire        in_valid,
    output wire        in_ready,
    input  wire [31:0] in_payload,
    output wire        out_valid,
    input  wire        out_ready,
    output wire [31:0] out_payload
);
    reg  [31:0] storage [0:3];
    reg  [1:0]  head;                                    // oldest entry
    reg  [1:0]  tail;                                    // next free entry
    reg  [2:0]  count;

    wire in_fire = in_valid & in_ready;
    wire out_fire = out_valid & out_ready;
    wire [31:0] word = storage[head];
    assign in_ready = count != 3'd4;
    assign out_valid = count != 3'd0;
    assign out_payload = word;

    always @(posedge clock) begin
        if (in_fire) storage[tail] <= in_payload;
    end

    always @(posedge clock) begin
        if (reset) tail <= 2'd0;
        else if (in_fire) tail <= tail + 2'd1;
    end

    always @(posedge clock) begin
        if (reset) head <= 2'd0;
        else if (out_fire) head <= head + 2'd1;
    end

    // An entry that comes as another goes leaves the count as it is.
    always @(posedge clock) begin
        if (reset) count <= 3'd0;
        else if (in_fire & ~out_fire) count <= count + 3'd1;
        else if (out_fire & ~in_fire) count <= count - 3'd1;
    end
endmodule
