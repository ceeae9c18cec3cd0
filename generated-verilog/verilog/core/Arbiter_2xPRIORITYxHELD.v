// Grants one of 2 requests: the one with the lowest number; a grant stays until it is accepted.
module Arbiter_2xPRIORITYxHELD (
    input  wire        clock,
    input  wire        reset,
    input  wire [1:0]  requests,
    output wire [1:0]  grants,
    input  wire        accept
);
    reg  [1:0]  held;                                    // The grant that waits to be accepted.

    wire [1:0] choice = requests & (~requests + 2'd1);
    wire isHeld = |held;
    assign grants = isHeld ? (held & requests) : choice;

    always @(posedge clock) begin
        if (reset) held <= 2'd0;
        else if (accept) held <= 2'd0;
        else if (!isHeld) held <= choice;
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_grant_at_most_is_held: assert ((held & (~held + 2'd1)) == held);
            assert_one_grant_at_most_is_given: assert ((grants & (~grants + 2'd1)) == grants);
            assert_only_requests_are_granted: assert ((grants & ~requests) == 2'd0);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((held & (~held + 2'd1)) == held)) begin
                $display(
                    "portcullis.check.Arbiter_2xPRIORITYxHELD.one_grant_at_most_is_held assert at Arbiter.java in %m: one grant at most is held"
                );
                $fatal;
            end
            if (!((grants & (~grants + 2'd1)) == grants)) begin
                $display(
                    "portcullis.check.Arbiter_2xPRIORITYxHELD.one_grant_at_most_is_given assert at Arbiter.java in %m: one grant at most is given"
                );
                $fatal;
            end
            if (!((grants & ~requests) == 2'd0)) begin
                $display(
                    "portcullis.check.Arbiter_2xPRIORITYxHELD.only_requests_are_granted assert at Arbiter.java in %m: only requests are granted"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
