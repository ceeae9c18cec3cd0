module Inner (
    input  wire        clock,
    input  wire        reset,
    input  wire [3:0]  d,
    output wire [3:0]  q
);
    reg  [3:0]  state;

    assign q = state;

    always @(posedge clock) begin
        if (reset) state <= 4'd0;
        else state <= d;
    end
endmodule

module Inverter (
    input  wire [3:0] a,
    output wire [3:0] y
);
    assign y = ~a;
endmodule

// A part and a black box.
// Their ports are joined by wires.
module Hierarchy (
    input  wire        clock,
    input  wire        reset,
    input  wire [3:0]  a,
    output wire [3:0]  y
);
    wire [3:0]  inner_d;
    wire [3:0]  inner_q;
    wire [3:0]  inverter_y;

    // Keeps the sum.
    Inner inner (
        .clock (clock),
        .reset (reset),
        .d     (inner_d),
        .q     (inner_q)
    );

    Inverter inverter (
        .a (inner_q),
        .y (inverter_y)
    );

    assign inner_d = a + inner_q;
    assign y = inverter_y;
endmodule
