module Slices (
    input  wire [15:0] a,
    input  wire [15:0] b,
    output wire [7:0]  field,
    output wire        bit_7,
    output wire [7:0]  of_sum,
    output wire [3:0]  of_slice,
    output wire [7:0]  of_concat,
    output wire [15:0] across_concat,
    output wire [7:0]  of_constant,
    output wire [15:0] y,
    output wire [15:0] z
);
    assign field = a[11:4];
    assign bit_7 = a[7];
    wire [15:0] of_sum_operand = a + b;
    assign of_sum = of_sum_operand[11:4];
    assign of_slice = a[7:4];
    assign of_concat = b[15:8];
    wire [31:0] across_concat_joined = {a, b};
    assign across_concat = across_concat_joined[23:8];
    assign of_constant = 8'd52;
    assign y[15:8] = a[7:0];
    assign y[7:0] = b[15:8];
    assign z = {8'd0, a[3:0], 4'd0};

    // Not used, on purpose.
    wire unused = &{
        1'b0,
        of_sum_operand[15:12],
        of_sum_operand[3:0],
        a,
        across_concat_joined[31:24],
        across_concat_joined[7:0]
    };
endmodule
