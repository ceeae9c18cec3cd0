module Comparisons (
    input  wire [7:0]  a,
    input  wire [7:0]  only_compared,
    output wire        ever,
    output wire        not_ever,
    output wire        never_either,
    output wire        negative,
    output wire        very_negative,
    output wire        least
);
    assign ever = 1'b1;
    assign not_ever = 1'b0;
    assign never_either = 1'b0;
    assign negative = $signed(a) < 8'sd0;
    assign very_negative = $signed(a) <= -8'sd123;
    assign least = $signed(a) >= $signed(8'd128);

    // Not used, on purpose.
    wire unused = &{1'b0, only_compared};
endmodule
