module Operators (
    input  wire [7:0]  a,
    input  wire [7:0]  b,
    output wire [7:0]  add_of,
    output wire [7:0]  subtract_of,
    output wire [7:0]  and_of,
    output wire [7:0]  or_of,
    output wire [7:0]  xor_of,
    output wire [15:0] multiply_of,
    output wire [15:0] multiply_signed_of,
    output wire        equal_of,
    output wire        not_equal_of,
    output wire        less_than_of,
    output wire        less_or_equal_of,
    output wire        greater_than_of,
    output wire        greater_or_equal_of,
    output wire        less_than_signed_of,
    output wire        less_or_equal_signed_of,
    output wire        greater_than_signed_of,
    output wire        greater_or_equal_signed_of,
    output wire [7:0]  shift_left_of,
    output wire [7:0]  shift_right_of,
    output wire [7:0]  shift_right_signed_of,
    output wire [7:0]  not_of,
    output wire [7:0]  negate_of,
    output wire        reduce_and_of,
    output wire        reduce_or_of,
    output wire        reduce_xor_of
);
    assign add_of = a + b;
    assign subtract_of = a - b;
    assign and_of = a & b;
    assign or_of = a | b;
    assign xor_of = a ^ b;
    assign multiply_of = a * b;
    assign multiply_signed_of = $signed(a) * $signed(b);
    assign equal_of = a == b;
    assign not_equal_of = a != b;
    assign less_than_of = a < b;
    assign less_or_equal_of = a <= b;
    assign greater_than_of = a > b;
    assign greater_or_equal_of = a >= b;
    assign less_than_signed_of = $signed(a) < $signed(b);
    assign less_or_equal_signed_of = $signed(b) >= $signed(a);
    assign greater_than_signed_of = $signed(a) > $signed(b);
    assign greater_or_equal_signed_of = $signed(a) >= $signed(b);
    assign shift_left_of = a << b;
    assign shift_right_of = a >> b;
    assign shift_right_signed_of = $signed(a) >>> b;
    assign not_of = ~a;
    assign negate_of = -a;
    assign reduce_and_of = &a;
    assign reduce_or_of = |a;
    assign reduce_xor_of = ^a;
endmodule
