// Grants one of 16 requests: the first one after that which was served last.
module Arbiter_16xROUND_ROBINxFREE (
    input  wire        clock,
    input  wire        reset,
    input  wire [15:0] requests,
    output wire [15:0] grants,
    input  wire        accept
);
    reg  [15:0] later;                                   // Requests numbered above the one accepted last.

    wire [15:0] choice_laterRequests = requests & later;
    wire [15:0] choice_candidates = (|choice_laterRequests) ? choice_laterRequests : requests;
    wire [15:0] choice = choice_candidates & (~choice_candidates + 16'd1);
    assign grants = choice;

    always @(posedge clock) begin
        if (reset) later <= 16'd0;
        else if (accept & (|grants)) later <= ~(grants | (grants - 16'd1));
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_grant_at_most_is_given: assert ((grants & (~grants + 16'd1)) == grants);
            assert_only_requests_are_granted: assert ((grants & ~requests) == 16'd0);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((grants & (~grants + 16'd1)) == grants)) begin
                $display(
                    "portcullis.check.Arbiter_16xROUND_ROBINxFREE.one_grant_at_most_is_given assert at Arbiter.java in %m: one grant at most is given"
                );
                $fatal;
            end
            if (!((grants & ~requests) == 16'd0)) begin
                $display(
                    "portcullis.check.Arbiter_16xROUND_ROBINxFREE.only_requests_are_granted assert at Arbiter.java in %m: only requests are granted"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
