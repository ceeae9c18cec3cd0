module ConstantConditions (
    input  wire [3:0]  a,
    input  wire [3:0]  b,
    output wire [3:0]  x,
    output wire [3:0]  y,
    output wire [3:0]  z
);
    assign x = b;
    assign y = 4'd5;
    assign z = 4'd2;

    // Not used, on purpose.
    wire unused = &{1'b0, a};
endmodule
