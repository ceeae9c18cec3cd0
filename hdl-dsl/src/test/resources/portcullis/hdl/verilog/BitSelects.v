module BitSelects (
    input  wire [7:0]  eight,
    input  wire [9:0]  ten,
    input  wire        one,
    input  wire [1:0]  i2,
    input  wire [2:0]  i3,
    input  wire [3:0]  i4,
    input  wire [5:0]  i6,
    output wire        exact,
    output wire        nearby,
    output wire        far_off,
    output wire        guarded,
    output wire        guarded_far,
    output wire        of_one,
    output wire        of_sum,
    output wire        past_end
);
    assign exact = eight[i3];
    assign nearby = eight[{1'b0, i2}];
    assign far_off = (i6 < 6'd8) & eight[i6[2:0]];
    assign guarded = (i4 < 4'd10) & ten[i4];
    wire [5:0] guarded_far_index = i6 + 6'd1;
    assign guarded_far = (guarded_far_index < 6'd10) & ten[guarded_far_index[3:0]];
    assign of_one = (i2 < 2'd1) & one;
    wire [7:0] of_sum_bits = eight + 8'd1;
    assign of_sum = of_sum_bits[i3];
    assign past_end = 1'b0;
endmodule
