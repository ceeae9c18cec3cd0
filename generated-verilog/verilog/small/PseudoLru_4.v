// Names one of 4 ways that was not used lately.
module PseudoLru_4 (
    input  wire        clock,
    input  wire        reset,
    input  wire [3:0]  touched,
    output wire [1:0]  victim
);
    // For each branching, 1 if the victim is on its upper side; bit 0 is the root.
    reg  [2:0]  branches;

    wire [3:0] victims = {
        branches[0] & branches[2],
        branches[0] & ~branches[2],
        ~branches[0] & branches[1],
        ~branches[0] & ~branches[1]
    };
    assign victim =
        ({2{victims[0]}} & 2'd0) |
        ({2{victims[1]}} & 2'd1) |
        ({2{victims[2]}} & 2'd2) |
        ({2{victims[3]}} & 2'd3);

    always @(posedge clock) begin
        if (reset) begin
            branches <= 3'd0;
        end else begin
            if (touched[0] | touched[1]) branches[0] <= 1'b1;
            else if (touched[2] | touched[3]) branches[0] <= 1'b0;
            if (touched[0]) branches[1] <= 1'b1;
            else if (touched[1]) branches[1] <= 1'b0;
            if (touched[2]) branches[2] <= 1'b1;
            else if (touched[3]) branches[2] <= 1'b0;
        end
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_way_at_most_is_the_victim: assert ((victims & (~victims + 4'd1)) == victims);
            assume_one_way_at_most_is_touched: assume ((touched & (~touched + 4'd1)) == touched);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((victims & (~victims + 4'd1)) == victims)) begin
                $display(
                    "portcullis.check.PseudoLru_4.one_way_at_most_is_the_victim assert at PseudoLru.java in %m: one way at most is the victim"
                );
                $fatal;
            end
            if (!((touched & (~touched + 4'd1)) == touched)) begin
                $display(
                    "portcullis.check.PseudoLru_4.one_way_at_most_is_touched assume at PseudoLru.java in %m: one way at most is touched"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
