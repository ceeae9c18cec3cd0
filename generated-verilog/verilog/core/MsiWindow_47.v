// Tells whether a guest-physical page is that of a virtual interrupt file.
module MsiWindow_47 (
    input  wire [46:0] page,
    input  wire [46:0] mask,
    input  wire [46:0] pattern,
    output wire        matches_,
    output wire [46:0] file,
    output reg  [2:0]  clearLevel
);
    wire [46:0] differences = (page ^ pattern) & ~mask;
    wire above_0 = |differences[46:9];
    wire above_1 = |differences[46:18];
    wire above_2 = |differences[46:27];
    wire above_3 = |differences[46:36];

    // From the top bit down, each bit under the mask moves the packed number up.
    wire [46:0] longer_0 = {46'd0, page[46]};
    wire [46:0] packed_0 = mask[46] ? longer_0 : 47'd0;
    wire [46:0] longer_1 = {45'd0, packed_0[0], page[45]};
    wire [46:0] packed_1 = mask[45] ? longer_1 : packed_0;
    wire [46:0] longer_2 = {44'd0, packed_1[1:0], page[44]};
    wire [46:0] packed_2 = mask[44] ? longer_2 : packed_1;
    wire [46:0] longer_3 = {43'd0, packed_2[2:0], page[43]};
    wire [46:0] packed_3 = mask[43] ? longer_3 : packed_2;
    wire [46:0] longer_4 = {42'd0, packed_3[3:0], page[42]};
    wire [46:0] packed_4 = mask[42] ? longer_4 : packed_3;
    wire [46:0] longer_5 = {41'd0, packed_4[4:0], page[41]};
    wire [46:0] packed_5 = mask[41] ? longer_5 : packed_4;
    wire [46:0] longer_6 = {40'd0, packed_5[5:0], page[40]};
    wire [46:0] packed_6 = mask[40] ? longer_6 : packed_5;
    wire [46:0] longer_7 = {39'd0, packed_6[6:0], page[39]};
    wire [46:0] packed_7 = mask[39] ? longer_7 : packed_6;
    wire [46:0] longer_8 = {38'd0, packed_7[7:0], page[38]};
    wire [46:0] packed_8 = mask[38] ? longer_8 : packed_7;
    wire [46:0] longer_9 = {37'd0, packed_8[8:0], page[37]};
    wire [46:0] packed_9 = mask[37] ? longer_9 : packed_8;
    wire [46:0] longer_10 = {36'd0, packed_9[9:0], page[36]};
    wire [46:0] packed_10 = mask[36] ? longer_10 : packed_9;
    wire [46:0] longer_11 = {35'd0, packed_10[10:0], page[35]};
    wire [46:0] packed_11 = mask[35] ? longer_11 : packed_10;
    wire [46:0] longer_12 = {34'd0, packed_11[11:0], page[34]};
    wire [46:0] packed_12 = mask[34] ? longer_12 : packed_11;
    wire [46:0] longer_13 = {33'd0, packed_12[12:0], page[33]};
    wire [46:0] packed_13 = mask[33] ? longer_13 : packed_12;
    wire [46:0] longer_14 = {32'd0, packed_13[13:0], page[32]};
    wire [46:0] packed_14 = mask[32] ? longer_14 : packed_13;
    wire [46:0] longer_15 = {31'd0, packed_14[14:0], page[31]};
    wire [46:0] packed_15 = mask[31] ? longer_15 : packed_14;
    wire [46:0] longer_16 = {30'd0, packed_15[15:0], page[30]};
    wire [46:0] packed_16 = mask[30] ? longer_16 : packed_15;
    wire [46:0] longer_17 = {29'd0, packed_16[16:0], page[29]};
    wire [46:0] packed_17 = mask[29] ? longer_17 : packed_16;
    wire [46:0] longer_18 = {28'd0, packed_17[17:0], page[28]};
    wire [46:0] packed_18 = mask[28] ? longer_18 : packed_17;
    wire [46:0] longer_19 = {27'd0, packed_18[18:0], page[27]};
    wire [46:0] packed_19 = mask[27] ? longer_19 : packed_18;
    wire [46:0] longer_20 = {26'd0, packed_19[19:0], page[26]};
    wire [46:0] packed_20 = mask[26] ? longer_20 : packed_19;
    wire [46:0] longer_21 = {25'd0, packed_20[20:0], page[25]};
    wire [46:0] packed_21 = mask[25] ? longer_21 : packed_20;
    wire [46:0] longer_22 = {24'd0, packed_21[21:0], page[24]};
    wire [46:0] packed_22 = mask[24] ? longer_22 : packed_21;
    wire [46:0] longer_23 = {23'd0, packed_22[22:0], page[23]};
    wire [46:0] packed_23 = mask[23] ? longer_23 : packed_22;
    wire [46:0] longer_24 = {22'd0, packed_23[23:0], page[22]};
    wire [46:0] packed_24 = mask[22] ? longer_24 : packed_23;
    wire [46:0] longer_25 = {21'd0, packed_24[24:0], page[21]};
    wire [46:0] packed_25 = mask[21] ? longer_25 : packed_24;
    wire [46:0] longer_26 = {20'd0, packed_25[25:0], page[20]};
    wire [46:0] packed_26 = mask[20] ? longer_26 : packed_25;
    wire [46:0] longer_27 = {19'd0, packed_26[26:0], page[19]};
    wire [46:0] packed_27 = mask[19] ? longer_27 : packed_26;
    wire [46:0] longer_28 = {18'd0, packed_27[27:0], page[18]};
    wire [46:0] packed_28 = mask[18] ? longer_28 : packed_27;
    wire [46:0] longer_29 = {17'd0, packed_28[28:0], page[17]};
    wire [46:0] packed_29 = mask[17] ? longer_29 : packed_28;
    wire [46:0] longer_30 = {16'd0, packed_29[29:0], page[16]};
    wire [46:0] packed_30 = mask[16] ? longer_30 : packed_29;
    wire [46:0] longer_31 = {15'd0, packed_30[30:0], page[15]};
    wire [46:0] packed_31 = mask[15] ? longer_31 : packed_30;
    wire [46:0] longer_32 = {14'd0, packed_31[31:0], page[14]};
    wire [46:0] packed_32 = mask[14] ? longer_32 : packed_31;
    wire [46:0] longer_33 = {13'd0, packed_32[32:0], page[13]};
    wire [46:0] packed_33 = mask[13] ? longer_33 : packed_32;
    wire [46:0] longer_34 = {12'd0, packed_33[33:0], page[12]};
    wire [46:0] packed_34 = mask[12] ? longer_34 : packed_33;
    wire [46:0] longer_35 = {11'd0, packed_34[34:0], page[11]};
    wire [46:0] packed_35 = mask[11] ? longer_35 : packed_34;
    wire [46:0] longer_36 = {10'd0, packed_35[35:0], page[10]};
    wire [46:0] packed_36 = mask[10] ? longer_36 : packed_35;
    wire [46:0] longer_37 = {9'd0, packed_36[36:0], page[9]};
    wire [46:0] packed_37 = mask[9] ? longer_37 : packed_36;
    wire [46:0] longer_38 = {8'd0, packed_37[37:0], page[8]};
    wire [46:0] packed_38 = mask[8] ? longer_38 : packed_37;
    wire [46:0] longer_39 = {7'd0, packed_38[38:0], page[7]};
    wire [46:0] packed_39 = mask[7] ? longer_39 : packed_38;
    wire [46:0] longer_40 = {6'd0, packed_39[39:0], page[6]};
    wire [46:0] packed_40 = mask[6] ? longer_40 : packed_39;
    wire [46:0] longer_41 = {5'd0, packed_40[40:0], page[5]};
    wire [46:0] packed_41 = mask[5] ? longer_41 : packed_40;
    wire [46:0] longer_42 = {4'd0, packed_41[41:0], page[4]};
    wire [46:0] packed_42 = mask[4] ? longer_42 : packed_41;
    wire [46:0] longer_43 = {3'd0, packed_42[42:0], page[3]};
    wire [46:0] packed_43 = mask[3] ? longer_43 : packed_42;
    wire [46:0] longer_44 = {2'd0, packed_43[43:0], page[2]};
    wire [46:0] packed_44 = mask[2] ? longer_44 : packed_43;
    wire [46:0] longer_45 = {1'b0, packed_44[44:0], page[1]};
    wire [46:0] packed_45 = mask[1] ? longer_45 : packed_44;
    wire [46:0] packed_46 = mask[0] ? {packed_45[45:0], page[0]} : packed_45;
    assign matches_ = differences == 47'd0;

    always @* begin
        // A larger page keeps clear if it differs in a bit above its offset.
        clearLevel = 3'd0;
        if (above_0) clearLevel = 3'd1;
        if (above_1) clearLevel = 3'd2;
        if (above_2) clearLevel = 3'd3;
        if (above_3) clearLevel = 3'd4;
    end

    assign file = packed_46;
endmodule
