module ForwardReads (
    input  wire [3:0]  a,
    output wire [3:0]  y
);
    wire [3:0]  late;

    wire [3:0] early = late + 4'd1;
    assign late = ~a;
    assign y = early;
endmodule
