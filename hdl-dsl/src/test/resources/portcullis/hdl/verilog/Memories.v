module Memories (
    input  wire        clock,
    input  wire        reset,
    input  wire        enable,
    input  wire [1:0]  a2,
    input  wire [3:0]  a4,
    input  wire [31:0] data,
    input  wire [3:0]  mask,
    output wire [31:0] asynchronous,
    output wire [31:0] old,
    output wire [12:0] others
);
    reg  [31:0] bytes [0:15];                            // Written in bytes, at two ports.
    reg  [7:0]  three [0:2];
    reg  [3:0]  single [0:0];
    reg         flags [0:3];
    reg  [31:0] synchronous;

    wire [31:0] word = bytes[a4];
    assign asynchronous = word;
    assign old = synchronous;
    wire [7:0] of_three = three[a4[1:0]];
    wire [3:0] of_single = single[1'b0];
    wire [1:0] of_flags_index = a2 + 2'd1;
    wire of_flags = flags[of_flags_index];
    assign others = {of_three, of_single, of_flags};

    wire [31:0] bytes_word = ~data;
    wire [3:0] bytes_word_2 = ~mask;
    always @(posedge clock) begin
        if (enable) begin
            if (mask[0]) bytes[a4][7:0] <= data[7:0];
            if (mask[1]) bytes[a4][15:8] <= data[15:8];
            if (mask[2]) bytes[a4][23:16] <= data[23:16];
            if (mask[3]) bytes[a4][31:24] <= data[31:24];
            if (a2 < 2'd3) three[a2] <= data[7:0];
            flags[a2] <= data[0];
            synchronous <= bytes[a4];
        end
        // The second port wins.
        bytes[{2'd0, a2}] <= ~data;
        if (bytes_word_2[0]) bytes[a4][7:0] <= bytes_word[7:0];
        if (bytes_word_2[1]) bytes[a4][15:8] <= bytes_word[15:8];
        if (bytes_word_2[2]) bytes[a4][23:16] <= bytes_word[23:16];
        if (bytes_word_2[3]) bytes[a4][31:24] <= bytes_word[31:24];
        bytes[a4][7:0] <= data[7:0];
        bytes[a4][23:16] <= data[23:16];
    end

    always @(posedge clock) begin
        if (enable < 1'b1) single[enable] <= data[3:0];
    end

    // Not used, on purpose.
    wire unused = &{1'b0, reset, a4[3:2]};
endmodule
