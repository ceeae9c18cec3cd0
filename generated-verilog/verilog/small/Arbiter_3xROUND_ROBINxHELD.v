// Grants one of 3 requests: the first one after that which was served last; a grant stays until it is accepted.
module Arbiter_3xROUND_ROBINxHELD (
    input  wire        clock,
    input  wire        reset,
    input  wire [2:0]  requests,
    output wire [2:0]  grants,
    input  wire        accept
);
    reg  [2:0]  later;                                   // Requests numbered above the one accepted last.
    reg  [2:0]  held;                                    // The grant that waits to be accepted.

    wire [2:0] choice_laterRequests = requests & later;
    wire [2:0] choice_candidates = (|choice_laterRequests) ? choice_laterRequests : requests;
    wire [2:0] choice = choice_candidates & (~choice_candidates + 3'd1);
    wire isHeld = |held;
    assign grants = isHeld ? (held & requests) : choice;

    always @(posedge clock) begin
        if (reset) held <= 3'd0;
        else if (accept) held <= 3'd0;
        else if (!isHeld) held <= choice;
    end

    always @(posedge clock) begin
        if (reset) later <= 3'd0;
        else if (accept & (|grants)) later <= ~(grants | (grants - 3'd1));
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_grant_at_most_is_held: assert ((held & (~held + 3'd1)) == held);
            assert_one_grant_at_most_is_given: assert ((grants & (~grants + 3'd1)) == grants);
            assert_only_requests_are_granted: assert ((grants & ~requests) == 3'd0);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((held & (~held + 3'd1)) == held)) begin
                $display(
                    "portcullis.check.Arbiter_3xROUND_ROBINxHELD.one_grant_at_most_is_held assert at Arbiter.java in %m: one grant at most is held"
                );
                $fatal;
            end
            if (!((grants & (~grants + 3'd1)) == grants)) begin
                $display(
                    "portcullis.check.Arbiter_3xROUND_ROBINxHELD.one_grant_at_most_is_given assert at Arbiter.java in %m: one grant at most is given"
                );
                $fatal;
            end
            if (!((grants & ~requests) == 3'd0)) begin
                $display(
                    "portcullis.check.Arbiter_3xROUND_ROBINxHELD.only_requests_are_granted assert at Arbiter.java in %m: only requests are granted"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
