module ContextWidths (
    input  wire [7:0]  a,
    input  wire [7:0]  b,
    input  wire [15:0] c,
    output wire [15:0] carry_lost,
    output wire [7:0]  half,
    output wire [15:0] product,
    output wire [15:0] nested_product,
    output wire [15:0] signed_product,
    output wire [15:0] nested_signed,
    output wire [7:0]  signed_beside,
    output wire [7:0]  signed_in_mux,
    output wire [23:0] joined,
    output wire        compared,
    output wire        odd,
    output wire        not_all,
    output wire [7:0]  minus_minus
);
    assign carry_lost = {8'd0, a + b};
    assign half = (a + b) >> 1'b1;
    wire [7:0] product_left = a + b;
    assign product = product_left * b;
    wire [15:0] nested_product_operand = a * b;
    assign nested_product = nested_product_operand + c;
    wire [7:0] signed_product_left = a + b;
    wire [7:0] signed_product_right = ~b;
    assign signed_product = $signed(signed_product_left) * $signed(signed_product_right);
    wire [15:0] nested_signed_product = $signed(a) * $signed(b);
    assign nested_signed = nested_signed_product + c;
    assign signed_beside = $unsigned($signed(a) >>> b) ^ b;
    assign signed_in_mux = a[0] ? $unsigned($signed(a) >>> b) : b;
    assign joined = {-a, ~b, a + b};
    assign compared = (-a) == ~b;
    assign odd = ^(~a[4:0]);
    assign not_all = ~&a;
    assign minus_minus = a - (-b);
endmodule
