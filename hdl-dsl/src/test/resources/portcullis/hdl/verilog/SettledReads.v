module SettledReads (
    input  wire        clock,
    input  wire        reset,
    input  wire [7:0]  a,
    input  wire        flag,
    output reg  [7:0]  x,
    output reg  [7:0]  y,
    output reg  [7:0]  z
);
    reg  [7:0]  register;

    // y reads x, and z reads y.
    always @* begin
        if (flag) x = a;
        else x = register;
    end

    always @* begin
        if (flag) y = x + 8'd1;
        else y = 8'd0;
    end

    always @* begin
        if (flag) z = y;
        else z = 8'd0;
    end

    always @(posedge clock) begin
        if (reset) register <= 8'd0;
        else if (flag) register <= x;
    end
endmodule
