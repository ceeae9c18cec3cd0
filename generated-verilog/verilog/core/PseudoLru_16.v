// Names one of 16 ways that was not used lately.
module PseudoLru_16 (
    input  wire        clock,
    input  wire        reset,
    input  wire [15:0] touched,
    output wire [3:0]  victim
);
    // For each branching, 1 if the victim is on its upper side; bit 0 is the root.
    reg  [14:0] branches;

    wire victims_masked = branches[0] & branches[2] & branches[6] & branches[14];
    wire victims_masked_2 = branches[0] & branches[2] & branches[6] & ~branches[14];
    wire victims_masked_3 = branches[0] & branches[2] & ~branches[6] & branches[13];
    wire victims_masked_4 = branches[0] & branches[2] & ~branches[6] & ~branches[13];
    wire victims_masked_5 = branches[0] & ~branches[2] & branches[5] & branches[12];
    wire victims_masked_6 = branches[0] & ~branches[2] & branches[5] & ~branches[12];
    wire victims_masked_7 = branches[0] & ~branches[2] & ~branches[5] & branches[11];
    wire victims_masked_8 = branches[0] & ~branches[2] & ~branches[5] & ~branches[11];
    wire victims_masked_9 = ~branches[0] & branches[1] & branches[4] & branches[10];
    wire victims_masked_10 = ~branches[0] & branches[1] & branches[4] & ~branches[10];
    wire victims_masked_11 = ~branches[0] & branches[1] & ~branches[4] & branches[9];
    wire victims_masked_12 = ~branches[0] & branches[1] & ~branches[4] & ~branches[9];
    wire victims_masked_13 = ~branches[0] & ~branches[1] & branches[3] & branches[8];
    wire victims_masked_14 = ~branches[0] & ~branches[1] & branches[3] & ~branches[8];
    wire victims_masked_15 = ~branches[0] & ~branches[1] & ~branches[3] & branches[7];
    wire victims_masked_16 = ~branches[0] & ~branches[1] & ~branches[3] & ~branches[7];
    wire [15:0] victims = {
        victims_masked, victims_masked_2, victims_masked_3, victims_masked_4, victims_masked_5,
        victims_masked_6, victims_masked_7, victims_masked_8, victims_masked_9, victims_masked_10,
        victims_masked_11, victims_masked_12, victims_masked_13, victims_masked_14,
        victims_masked_15, victims_masked_16
    };
    assign victim =
        ({4{victims[0]}} & 4'd0) |
        ({4{victims[1]}} & 4'd1) |
        ({4{victims[2]}} & 4'd2) |
        ({4{victims[3]}} & 4'd3) |
        ({4{victims[4]}} & 4'd4) |
        ({4{victims[5]}} & 4'd5) |
        ({4{victims[6]}} & 4'd6) |
        ({4{victims[7]}} & 4'd7) |
        ({4{victims[8]}} & 4'd8) |
        ({4{victims[9]}} & 4'd9) |
        ({4{victims[10]}} & 4'd10) |
        ({4{victims[11]}} & 4'd11) |
        ({4{victims[12]}} & 4'd12) |
        ({4{victims[13]}} & 4'd13) |
        ({4{victims[14]}} & 4'd14) |
        ({4{victims[15]}} & 4'd15);

    wire branches_merged =
        touched[0] |
        touched[1] |
        (touched[2] | touched[3]) |
        (touched[4] | touched[5] | touched[6] | touched[7]);
    wire branches_merged_2 =
        touched[8] |
        touched[9] |
        (touched[10] | touched[11]) |
        (touched[12] | touched[13] | touched[14] | touched[15]);
    always @(posedge clock) begin
        if (reset) begin
            branches <= 15'd0;
        end else begin
            if (branches_merged) branches[0] <= 1'b1;
            else if (branches_merged_2) branches[0] <= 1'b0;
            if (touched[0] | touched[1] | touched[2] | touched[3]) branches[1] <= 1'b1;
            else if (touched[4] | touched[5] | touched[6] | touched[7]) branches[1] <= 1'b0;
            if (touched[8] | touched[9] | touched[10] | touched[11]) branches[2] <= 1'b1;
            else if (touched[12] | touched[13] | touched[14] | touched[15]) branches[2] <= 1'b0;
            if (touched[0] | touched[1]) branches[3] <= 1'b1;
            else if (touched[2] | touched[3]) branches[3] <= 1'b0;
            if (touched[4] | touched[5]) branches[4] <= 1'b1;
            else if (touched[6] | touched[7]) branches[4] <= 1'b0;
            if (touched[8] | touched[9]) branches[5] <= 1'b1;
            else if (touched[10] | touched[11]) branches[5] <= 1'b0;
            if (touched[12] | touched[13]) branches[6] <= 1'b1;
            else if (touched[14] | touched[15]) branches[6] <= 1'b0;
            if (touched[0]) branches[7] <= 1'b1;
            else if (touched[1]) branches[7] <= 1'b0;
            if (touched[2]) branches[8] <= 1'b1;
            else if (touched[3]) branches[8] <= 1'b0;
            if (touched[4]) branches[9] <= 1'b1;
            else if (touched[5]) branches[9] <= 1'b0;
            if (touched[6]) branches[10] <= 1'b1;
            else if (touched[7]) branches[10] <= 1'b0;
            if (touched[8]) branches[11] <= 1'b1;
            else if (touched[9]) branches[11] <= 1'b0;
            if (touched[10]) branches[12] <= 1'b1;
            else if (touched[11]) branches[12] <= 1'b0;
            if (touched[12]) branches[13] <= 1'b1;
            else if (touched[13]) branches[13] <= 1'b0;
            if (touched[14]) branches[14] <= 1'b1;
            else if (touched[15]) branches[14] <= 1'b0;
        end
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_way_at_most_is_the_victim: assert ((victims & (~victims + 16'd1)) == victims);
            assume_one_way_at_most_is_touched: assume ((touched & (~touched + 16'd1)) == touched);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((victims & (~victims + 16'd1)) == victims)) begin
                $display(
                    "portcullis.check.PseudoLru_16.one_way_at_most_is_the_victim assert at PseudoLru.java in %m: one way at most is the victim"
                );
                $fatal;
            end
            if (!((touched & (~touched + 16'd1)) == touched)) begin
                $display(
                    "portcullis.check.PseudoLru_16.one_way_at_most_is_touched assume at PseudoLru.java in %m: one way at most is touched"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
