module Extensions (
    input  wire [3:0]  a,
    input  wire [3:0]  b,
    input  wire        flag,
    output wire [7:0]  zero,
    output wire [7:0]  sign,
    output wire [7:0]  sign_of_sum,
    output wire [7:0]  sign_of_flag,
    output wire [14:0] repeated,
    output wire [47:0] big,
    output wire [48:0] record_bits
);
    assign zero = {4'd0, a};
    assign sign = {{4{a[3]}}, a};
    wire [3:0] sign_of_sum_operand = a + b;
    assign sign_of_sum = {{4{sign_of_sum_operand[3]}}, sign_of_sum_operand};
    assign sign_of_flag = {8{flag}};
    assign repeated = {3{flag, a}};
    assign big = 48'h1234_5678_9abc;
    assign record_bits = {6'd0, a, b, flag, a + b, {12{flag}}, ~a, ~b, a & b, {2{b[3]}}, b};
endmodule
