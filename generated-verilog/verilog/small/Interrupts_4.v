// Pending interrupts and their vectors.
module Interrupts_4 (
    input  wire        clock,
    input  wire        reset,
    input  wire        pendingWrite_halves,
    input  wire [31:0] pendingWrite_data,
    output wire [31:0] pendingValue,
    input  wire [1:0]  vectorsWrite_halves,
    input  wire [63:0] vectorsWrite_data,
    output wire [63:0] vectorsValue,
    input  wire        causes_0,
    input  wire        causes_1,
    input  wire        wires,
    output wire [15:0] interrupts,
    output wire        send_0,
    output wire        send_1,
    input  wire        sent_0,
    input  wire        sent_1,
    output wire [3:0]  vectors_0,
    output wire [3:0]  vectors_1
);
    reg         pending_0;
    reg         pending_1;
    reg         toSend_0;
    reg         toSend_1;
    reg  [3:0]  vector_0;
    reg  [3:0]  vector_1;

    wire [1:0] clears = {
        pendingWrite_halves & pendingWrite_data[1],
        pendingWrite_halves & pendingWrite_data[0]
    };
    wire stays_0 = pending_0 & ~clears[0];
    wire rises_0 = causes_0 & ~stays_0;
    wire stays_1 = pending_1 & ~clears[1];
    wire rises_1 = causes_1 & ~stays_1;
    wire [15:0] driven_0 = pending_0 ? (16'd1 << vector_0) : 16'd0;
    wire [15:0] driven_1 = pending_1 ? (16'd1 << vector_1) : 16'd0;
    assign vectors_0 = vector_0;
    assign vectors_1 = vector_1;
    assign send_0 = toSend_0;
    assign send_1 = toSend_1;
    assign interrupts = (driven_0 | driven_1) & {16{wires}};
    assign pendingValue = {30'd0, pending_1, pending_0};
    assign vectorsValue = {56'd0, vector_1, vector_0};

    always @(posedge clock) begin
        if (reset) vector_0 <= 4'd0;
        else if (vectorsWrite_halves[0]) vector_0 <= vectorsWrite_data[3:0];
    end

    always @(posedge clock) begin
        if (reset) vector_1 <= 4'd0;
        else if (vectorsWrite_halves[0]) vector_1 <= vectorsWrite_data[7:4];
    end

    always @(posedge clock) begin
        if (reset) pending_0 <= 1'b0;
        else pending_0 <= stays_0 | causes_0;
    end

    always @(posedge clock) begin
        if (reset) begin
            toSend_0 <= 1'b0;
        end else begin
            if (sent_0) toSend_0 <= 1'b0;
            if (rises_0 & ~wires) toSend_0 <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (reset) pending_1 <= 1'b0;
        else pending_1 <= stays_1 | causes_1;
    end

    always @(posedge clock) begin
        if (reset) begin
            toSend_1 <= 1'b0;
        end else begin
            if (sent_1) toSend_1 <= 1'b0;
            if (rises_1 & ~wires) toSend_1 <= 1'b1;
        end
    end

    // Not used, on purpose.
    // reserved bits are ignored
    wire unused = &{1'b0, pendingWrite_data[31:2], vectorsWrite_data[63:8], vectorsWrite_halves[1]};
endmodule
