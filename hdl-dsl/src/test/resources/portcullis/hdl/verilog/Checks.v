module Checks (
    input  wire        clock,
    input  wire        reset,
    input  wire [7:0]  a,
    input  wire        flag
);
`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assume_small: assume (a < 8'd200);
            if (flag) begin
                assert_sum_fits: assert ((a + 8'd1) >= a);
            end else begin
                cover_seven: cover (a == 8'd7);
            end
        end
    end
`else
`ifndef SYNTHESIS
    reg seven_seen = 1'b0;
    always @(posedge clock) begin
        if (!reset) begin
            if (!(a < 8'd200)) begin
                $display("portcullis.check.Checks.small assume at Checks.java in %m: a < 200");
                $fatal;
            end
            if (flag) begin
                if (!((a + 8'd1) >= a)) begin
                    $display(
                        "portcullis.check.Checks.sum_fits assert at Checks.java in %m: 100 %% \"sure\" \\ \303\251"
                    );
                    $fatal;
                end
                $display(
                    "portcullis.log.Checks.a_is_or_or_0x_or log at Checks.java in %m: a is %0d or %0d or 0x%h or %b",
                    a, $signed(a), (a + 8'd1), a
                );
            end else begin
                if (!seven_seen && (a == 8'd7)) begin
                    $display(
                        "portcullis.check.Checks.seven cover at Checks.java in %m: seven without the flag"
                    );
                    seven_seen <= 1'b1;
                end
            end
        end
    end
`endif
`endif
endmodule
