// Names one of 8 ways that was not used lately.
module PseudoLru_8 (
    input  wire        clock,
    input  wire        reset,
    input  wire [7:0]  touched,
    output wire [2:0]  victim
);
    // For each branching, 1 if the victim is on its upper side; bit 0 is the root.
    reg  [6:0]  branches;

    wire [7:0] victims = {
        branches[0] & branches[2] & branches[6],
        branches[0] & branches[2] & ~branches[6],
        branches[0] & ~branches[2] & branches[5],
        branches[0] & ~branches[2] & ~branches[5],
        ~branches[0] & branches[1] & branches[4],
        ~branches[0] & branches[1] & ~branches[4],
        ~branches[0] & ~branches[1] & branches[3],
        ~branches[0] & ~branches[1] & ~branches[3]
    };
    assign victim =
        ({3{victims[0]}} & 3'd0) |
        ({3{victims[1]}} & 3'd1) |
        ({3{victims[2]}} & 3'd2) |
        ({3{victims[3]}} & 3'd3) |
        ({3{victims[4]}} & 3'd4) |
        ({3{victims[5]}} & 3'd5) |
        ({3{victims[6]}} & 3'd6) |
        ({3{victims[7]}} & 3'd7);

    always @(posedge clock) begin
        if (reset) begin
            branches <= 7'd0;
        end else begin
            if (touched[0] | touched[1] | touched[2] | touched[3]) branches[0] <= 1'b1;
            else if (touched[4] | touched[5] | touched[6] | touched[7]) branches[0] <= 1'b0;
            if (touched[0] | touched[1]) branches[1] <= 1'b1;
            else if (touched[2] | touched[3]) branches[1] <= 1'b0;
            if (touched[4] | touched[5]) branches[2] <= 1'b1;
            else if (touched[6] | touched[7]) branches[2] <= 1'b0;
            if (touched[0]) branches[3] <= 1'b1;
            else if (touched[1]) branches[3] <= 1'b0;
            if (touched[2]) branches[4] <= 1'b1;
            else if (touched[3]) branches[4] <= 1'b0;
            if (touched[4]) branches[5] <= 1'b1;
            else if (touched[5]) branches[5] <= 1'b0;
            if (touched[6]) branches[6] <= 1'b1;
            else if (touched[7]) branches[6] <= 1'b0;
        end
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_way_at_most_is_the_victim: assert ((victims & (~victims + 8'd1)) == victims);
            assume_one_way_at_most_is_touched: assume ((touched & (~touched + 8'd1)) == touched);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((victims & (~victims + 8'd1)) == victims)) begin
                $display(
                    "portcullis.check.PseudoLru_8.one_way_at_most_is_the_victim assert at PseudoLru.java in %m: one way at most is the victim"
                );
                $fatal;
            end
            if (!((touched & (~touched + 8'd1)) == touched)) begin
                $display(
                    "portcullis.check.PseudoLru_8.one_way_at_most_is_touched assume at PseudoLru.java in %m: one way at most is touched"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
