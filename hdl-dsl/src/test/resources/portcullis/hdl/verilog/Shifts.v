module Shifts (
    input  wire [7:0]  a,
    input  wire [1:0]  little,
    input  wire [39:0] wide,
    output wire [7:0]  up,
    output wire [7:0]  up_far,
    output wire [7:0]  down_far,
    output wire [7:0]  signed_far,
    output wire [7:0]  up_constant,
    output wire [7:0]  up_past
);
    assign up = a << little;
    assign up_far = a << ((|wide[39:32]) ? 32'd8 : wide[31:0]);
    assign down_far = a >> ((|wide[39:32]) ? 32'd8 : wide[31:0]);
    assign signed_far = $signed(a) >>> ((|wide[39:32]) ? 32'd8 : wide[31:0]);
    assign up_constant = a << 2'd3;
    assign up_past = 8'd0;
endmodule
