// Names one of 2 ways that was not used lately.
module PseudoLru_2 (
    input  wire        clock,
    input  wire        reset,
    input  wire [1:0]  touched,
    output wire        victim
);
    // For each branching, 1 if the victim is on its upper side; bit 0 is the root.
    reg         branches;

    wire [1:0] victims = {branches, ~branches};
    assign victim = (victims[0] & 1'b0) | (victims[1] & 1'b1);

    always @(posedge clock) begin
        if (reset) branches <= 1'b0;
        else if (touched[0]) branches <= 1'b1;
        else if (touched[1]) branches <= 1'b0;
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_way_at_most_is_the_victim: assert ((victims & (~victims + 2'd1)) == victims);
            assume_one_way_at_most_is_touched: assume ((touched & (~touched + 2'd1)) == touched);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((victims & (~victims + 2'd1)) == victims)) begin
                $display(
                    "portcullis.check.PseudoLru_2.one_way_at_most_is_the_victim assert at PseudoLru.java in %m: one way at most is the victim"
                );
                $fatal;
            end
            if (!((touched & (~touched + 2'd1)) == touched)) begin
                $display(
                    "portcullis.check.PseudoLru_2.one_way_at_most_is_touched assume at PseudoLru.java in %m: one way at most is touched"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
