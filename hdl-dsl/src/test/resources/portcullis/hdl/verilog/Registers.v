module Registers (
    input  wire        clock,
    input  wire        reset,
    input  wire [7:0]  a,
    input  wire        enable,
    output wire [36:0] all
);
    reg  [7:0]  plain;
    reg  [7:0]  start = 8'd3;
    reg  [7:0]  both = 8'd7;
    reg  [7:0]  halves;
    reg  [3:0]  constant;
    reg         lower;

    assign all = {plain, start, both, halves, constant, lower};

    always @(posedge clock) plain <= a;

    always @(posedge clock) begin
        if (enable) start <= plain;
        // Both kinds in one condition.
        if (!enable) start <= 8'd0;
    end

    always @(posedge clock) begin
        if (reset) begin
            both <= 8'd7;
        end else begin
            both <= start;
            if (!enable) both <= {a <= plain, a[6:0]};
            else both <= 8'd1;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            halves <= 8'd0;
        end else begin
            halves[3:0] <= a[7:4];
            if (enable) halves[7:4] <= a[3:0];
        end
    end

    always @(posedge clock) lower <= (a <= plain);

    always @(posedge clock) begin
        if (reset) constant <= 4'd9;
    end
endmodule
