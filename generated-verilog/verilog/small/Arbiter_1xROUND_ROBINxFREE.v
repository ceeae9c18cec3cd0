// Grants one of 1 requests: the first one after that which was served last.
module Arbiter_1xROUND_ROBINxFREE (
    input  wire        clock,
    input  wire        reset,
    input  wire        requests,
    output wire        grants,
    input  wire        accept
);
    reg         later;                                   // Requests numbered above the one accepted last.

    wire choice_laterRequests = requests & later;
    wire choice_candidates = choice_laterRequests ? choice_laterRequests : requests;
    wire choice = choice_candidates & (~choice_candidates + 1'b1);
    assign grants = choice;

    always @(posedge clock) begin
        if (reset) later <= 1'b0;
        else if (accept & grants) later <= ~(grants | (grants - 1'b1));
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_grant_at_most_is_given: assert ((grants & (~grants + 1'b1)) == grants);
            assert_only_requests_are_granted: assert ((grants & ~requests) == 1'b0);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((grants & (~grants + 1'b1)) == grants)) begin
                $display(
                    "portcullis.check.Arbiter_1xROUND_ROBINxFREE.one_grant_at_most_is_given assert at Arbiter.java in %m: one grant at most is given"
                );
                $fatal;
            end
            if (!((grants & ~requests) == 1'b0)) begin
                $display(
                    "portcullis.check.Arbiter_1xROUND_ROBINxFREE.only_requests_are_granted assert at Arbiter.java in %m: only requests are granted"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
