module UnusedBits (
    input  wire        clock,
    input  wire        reset,
    input  wire [15:0] a,
    output wire [7:0]  low
);
    assign low = a[7:0];

    // Not used, on purpose.
    // The upper half is for later.
    wire unused = &{1'b0, a[15:8], clock, reset};
endmodule
