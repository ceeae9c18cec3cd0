// Counts the translated requests of each ID that wait for their response.
module OutstandingRequests_4x63 (
    input  wire        clock,
    input  wire        reset,
    input  wire        issued,
    input  wire [3:0]  issuedId,
    input  wire        ended,
    input  wire [3:0]  endedId,
    output wire [15:0] full,
    output wire [15:0] idle,
    input  wire        observe,
    output wire        observed
);
    reg  [5:0]  counts_0;
    reg  [5:0]  counts_1;
    reg  [5:0]  counts_2;
    reg  [5:0]  counts_3;
    reg  [5:0]  counts_4;
    reg  [5:0]  counts_5;
    reg  [5:0]  counts_6;
    reg  [5:0]  counts_7;
    reg  [5:0]  counts_8;
    reg  [5:0]  counts_9;
    reg  [5:0]  counts_10;
    reg  [5:0]  counts_11;
    reg  [5:0]  counts_12;
    reg  [5:0]  counts_13;
    reg  [5:0]  counts_14;
    reg  [5:0]  counts_15;
    reg  [5:0]  remembered_0;
    reg  [5:0]  remembered_1;
    reg  [5:0]  remembered_2;
    reg  [5:0]  remembered_3;
    reg  [5:0]  remembered_4;
    reg  [5:0]  remembered_5;
    reg  [5:0]  remembered_6;
    reg  [5:0]  remembered_7;
    reg  [5:0]  remembered_8;
    reg  [5:0]  remembered_9;
    reg  [5:0]  remembered_10;
    reg  [5:0]  remembered_11;
    reg  [5:0]  remembered_12;
    reg  [5:0]  remembered_13;
    reg  [5:0]  remembered_14;
    reg  [5:0]  remembered_15;

    wire up_0 = issued & (issuedId == 4'd0);
    wire up_1 = issued & (issuedId == 4'd1);
    wire up_2 = issued & (issuedId == 4'd2);
    wire up_3 = issued & (issuedId == 4'd3);
    wire up_4 = issued & (issuedId == 4'd4);
    wire up_5 = issued & (issuedId == 4'd5);
    wire up_6 = issued & (issuedId == 4'd6);
    wire up_7 = issued & (issuedId == 4'd7);
    wire up_8 = issued & (issuedId == 4'd8);
    wire up_9 = issued & (issuedId == 4'd9);
    wire up_10 = issued & (issuedId == 4'd10);
    wire up_11 = issued & (issuedId == 4'd11);
    wire up_12 = issued & (issuedId == 4'd12);
    wire up_13 = issued & (issuedId == 4'd13);
    wire up_14 = issued & (issuedId == 4'd14);
    wire up_15 = issued & (issuedId == 4'd15);
    wire down_0 = ended & (endedId == 4'd0);
    wire down_1 = ended & (endedId == 4'd1);
    wire down_2 = ended & (endedId == 4'd2);
    wire down_3 = ended & (endedId == 4'd3);
    wire down_4 = ended & (endedId == 4'd4);
    wire down_5 = ended & (endedId == 4'd5);
    wire down_6 = ended & (endedId == 4'd6);
    wire down_7 = ended & (endedId == 4'd7);
    wire down_8 = ended & (endedId == 4'd8);
    wire down_9 = ended & (endedId == 4'd9);
    wire down_10 = ended & (endedId == 4'd10);
    wire down_11 = ended & (endedId == 4'd11);
    wire down_12 = ended & (endedId == 4'd12);
    wire down_13 = ended & (endedId == 4'd13);
    wire down_14 = ended & (endedId == 4'd14);
    wire down_15 = ended & (endedId == 4'd15);
    wire [5:0] changed_0 = down_0 ? (counts_0 - 6'd1) : (counts_0 + 6'd1);
    wire [5:0] next_0 = (up_0 ^ down_0) ? changed_0 : counts_0;
    wire [5:0] changed_1 = down_1 ? (counts_1 - 6'd1) : (counts_1 + 6'd1);
    wire [5:0] next_1 = (up_1 ^ down_1) ? changed_1 : counts_1;
    wire [5:0] changed_2 = down_2 ? (counts_2 - 6'd1) : (counts_2 + 6'd1);
    wire [5:0] next_2 = (up_2 ^ down_2) ? changed_2 : counts_2;
    wire [5:0] changed_3 = down_3 ? (counts_3 - 6'd1) : (counts_3 + 6'd1);
    wire [5:0] next_3 = (up_3 ^ down_3) ? changed_3 : counts_3;
    wire [5:0] changed_4 = down_4 ? (counts_4 - 6'd1) : (counts_4 + 6'd1);
    wire [5:0] next_4 = (up_4 ^ down_4) ? changed_4 : counts_4;
    wire [5:0] changed_5 = down_5 ? (counts_5 - 6'd1) : (counts_5 + 6'd1);
    wire [5:0] next_5 = (up_5 ^ down_5) ? changed_5 : counts_5;
    wire [5:0] changed_6 = down_6 ? (counts_6 - 6'd1) : (counts_6 + 6'd1);
    wire [5:0] next_6 = (up_6 ^ down_6) ? changed_6 : counts_6;
    wire [5:0] changed_7 = down_7 ? (counts_7 - 6'd1) : (counts_7 + 6'd1);
    wire [5:0] next_7 = (up_7 ^ down_7) ? changed_7 : counts_7;
    wire [5:0] changed_8 = down_8 ? (counts_8 - 6'd1) : (counts_8 + 6'd1);
    wire [5:0] next_8 = (up_8 ^ down_8) ? changed_8 : counts_8;
    wire [5:0] changed_9 = down_9 ? (counts_9 - 6'd1) : (counts_9 + 6'd1);
    wire [5:0] next_9 = (up_9 ^ down_9) ? changed_9 : counts_9;
    wire [5:0] changed_10 = down_10 ? (counts_10 - 6'd1) : (counts_10 + 6'd1);
    wire [5:0] next_10 = (up_10 ^ down_10) ? changed_10 : counts_10;
    wire [5:0] changed_11 = down_11 ? (counts_11 - 6'd1) : (counts_11 + 6'd1);
    wire [5:0] next_11 = (up_11 ^ down_11) ? changed_11 : counts_11;
    wire [5:0] changed_12 = down_12 ? (counts_12 - 6'd1) : (counts_12 + 6'd1);
    wire [5:0] next_12 = (up_12 ^ down_12) ? changed_12 : counts_12;
    wire [5:0] changed_13 = down_13 ? (counts_13 - 6'd1) : (counts_13 + 6'd1);
    wire [5:0] next_13 = (up_13 ^ down_13) ? changed_13 : counts_13;
    wire [5:0] changed_14 = down_14 ? (counts_14 - 6'd1) : (counts_14 + 6'd1);
    wire [5:0] next_14 = (up_14 ^ down_14) ? changed_14 : counts_14;
    wire [5:0] changed_15 = down_15 ? (counts_15 - 6'd1) : (counts_15 + 6'd1);
    wire [5:0] next_15 = (up_15 ^ down_15) ? changed_15 : counts_15;
    assign full = {
        counts_15 == 6'd63,
        counts_14 == 6'd63,
        counts_13 == 6'd63,
        counts_12 == 6'd63,
        counts_11 == 6'd63,
        counts_10 == 6'd63,
        counts_9 == 6'd63,
        counts_8 == 6'd63,
        counts_7 == 6'd63,
        counts_6 == 6'd63,
        counts_5 == 6'd63,
        counts_4 == 6'd63,
        counts_3 == 6'd63,
        counts_2 == 6'd63,
        counts_1 == 6'd63,
        counts_0 == 6'd63
    };
    assign idle = {
        counts_15 == 6'd0,
        counts_14 == 6'd0,
        counts_13 == 6'd0,
        counts_12 == 6'd0,
        counts_11 == 6'd0,
        counts_10 == 6'd0,
        counts_9 == 6'd0,
        counts_8 == 6'd0,
        counts_7 == 6'd0,
        counts_6 == 6'd0,
        counts_5 == 6'd0,
        counts_4 == 6'd0,
        counts_3 == 6'd0,
        counts_2 == 6'd0,
        counts_1 == 6'd0,
        counts_0 == 6'd0
    };
    wire [95:0] observed_joined = {
        remembered_15, remembered_14, remembered_13, remembered_12, remembered_11, remembered_10,
        remembered_9, remembered_8, remembered_7, remembered_6, remembered_5, remembered_4,
        remembered_3, remembered_2, remembered_1, remembered_0
    };
    assign observed = ~|observed_joined;

    always @(posedge clock) begin
        if (reset) counts_0 <= 6'd0;
        else counts_0 <= next_0;
    end

    always @(posedge clock) begin
        if (reset) remembered_0 <= 6'd0;
        else if (observe) remembered_0 <= next_0;
        else if (down_0 & (remembered_0 != 6'd0)) remembered_0 <= remembered_0 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_1 <= 6'd0;
        else counts_1 <= next_1;
    end

    always @(posedge clock) begin
        if (reset) remembered_1 <= 6'd0;
        else if (observe) remembered_1 <= next_1;
        else if (down_1 & (remembered_1 != 6'd0)) remembered_1 <= remembered_1 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_2 <= 6'd0;
        else counts_2 <= next_2;
    end

    always @(posedge clock) begin
        if (reset) remembered_2 <= 6'd0;
        else if (observe) remembered_2 <= next_2;
        else if (down_2 & (remembered_2 != 6'd0)) remembered_2 <= remembered_2 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_3 <= 6'd0;
        else counts_3 <= next_3;
    end

    always @(posedge clock) begin
        if (reset) remembered_3 <= 6'd0;
        else if (observe) remembered_3 <= next_3;
        else if (down_3 & (remembered_3 != 6'd0)) remembered_3 <= remembered_3 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_4 <= 6'd0;
        else counts_4 <= next_4;
    end

    always @(posedge clock) begin
        if (reset) remembered_4 <= 6'd0;
        else if (observe) remembered_4 <= next_4;
        else if (down_4 & (remembered_4 != 6'd0)) remembered_4 <= remembered_4 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_5 <= 6'd0;
        else counts_5 <= next_5;
    end

    always @(posedge clock) begin
        if (reset) remembered_5 <= 6'd0;
        else if (observe) remembered_5 <= next_5;
        else if (down_5 & (remembered_5 != 6'd0)) remembered_5 <= remembered_5 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_6 <= 6'd0;
        else counts_6 <= next_6;
    end

    always @(posedge clock) begin
        if (reset) remembered_6 <= 6'd0;
        else if (observe) remembered_6 <= next_6;
        else if (down_6 & (remembered_6 != 6'd0)) remembered_6 <= remembered_6 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_7 <= 6'd0;
        else counts_7 <= next_7;
    end

    always @(posedge clock) begin
        if (reset) remembered_7 <= 6'd0;
        else if (observe) remembered_7 <= next_7;
        else if (down_7 & (remembered_7 != 6'd0)) remembered_7 <= remembered_7 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_8 <= 6'd0;
        else counts_8 <= next_8;
    end

    always @(posedge clock) begin
        if (reset) remembered_8 <= 6'd0;
        else if (observe) remembered_8 <= next_8;
        else if (down_8 & (remembered_8 != 6'd0)) remembered_8 <= remembered_8 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_9 <= 6'd0;
        else counts_9 <= next_9;
    end

    always @(posedge clock) begin
        if (reset) remembered_9 <= 6'd0;
        else if (observe) remembered_9 <= next_9;
        else if (down_9 & (remembered_9 != 6'd0)) remembered_9 <= remembered_9 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_10 <= 6'd0;
        else counts_10 <= next_10;
    end

    always @(posedge clock) begin
        if (reset) remembered_10 <= 6'd0;
        else if (observe) remembered_10 <= next_10;
        else if (down_10 & (remembered_10 != 6'd0)) remembered_10 <= remembered_10 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_11 <= 6'd0;
        else counts_11 <= next_11;
    end

    always @(posedge clock) begin
        if (reset) remembered_11 <= 6'd0;
        else if (observe) remembered_11 <= next_11;
        else if (down_11 & (remembered_11 != 6'd0)) remembered_11 <= remembered_11 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_12 <= 6'd0;
        else counts_12 <= next_12;
    end

    always @(posedge clock) begin
        if (reset) remembered_12 <= 6'd0;
        else if (observe) remembered_12 <= next_12;
        else if (down_12 & (remembered_12 != 6'd0)) remembered_12 <= remembered_12 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_13 <= 6'd0;
        else counts_13 <= next_13;
    end

    always @(posedge clock) begin
        if (reset) remembered_13 <= 6'd0;
        else if (observe) remembered_13 <= next_13;
        else if (down_13 & (remembered_13 != 6'd0)) remembered_13 <= remembered_13 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_14 <= 6'd0;
        else counts_14 <= next_14;
    end

    always @(posedge clock) begin
        if (reset) remembered_14 <= 6'd0;
        else if (observe) remembered_14 <= next_14;
        else if (down_14 & (remembered_14 != 6'd0)) remembered_14 <= remembered_14 - 6'd1;
    end

    always @(posedge clock) begin
        if (reset) counts_15 <= 6'd0;
        else counts_15 <= next_15;
    end

    always @(posedge clock) begin
        if (reset) remembered_15 <= 6'd0;
        else if (observe) remembered_15 <= next_15;
        else if (down_15 & (remembered_15 != 6'd0)) remembered_15 <= remembered_15 - 6'd1;
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_response_comes_for_each_request: assert (~down_0 | (counts_0 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit: assert (~up_0 | down_0 | (counts_0 != 6'd63));
            assert_what_was_remembered_is_still_counted: assert (remembered_0 <= counts_0);
            assert_one_response_comes_for_each_request_2: assert (~down_1 | (counts_1 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_2: assert (~up_1 | down_1 | (counts_1 != 6'd63));
            assert_what_was_remembered_is_still_counted_2: assert (remembered_1 <= counts_1);
            assert_one_response_comes_for_each_request_3: assert (~down_2 | (counts_2 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_3: assert (~up_2 | down_2 | (counts_2 != 6'd63));
            assert_what_was_remembered_is_still_counted_3: assert (remembered_2 <= counts_2);
            assert_one_response_comes_for_each_request_4: assert (~down_3 | (counts_3 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_4: assert (~up_3 | down_3 | (counts_3 != 6'd63));
            assert_what_was_remembered_is_still_counted_4: assert (remembered_3 <= counts_3);
            assert_one_response_comes_for_each_request_5: assert (~down_4 | (counts_4 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_5: assert (~up_4 | down_4 | (counts_4 != 6'd63));
            assert_what_was_remembered_is_still_counted_5: assert (remembered_4 <= counts_4);
            assert_one_response_comes_for_each_request_6: assert (~down_5 | (counts_5 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_6: assert (~up_5 | down_5 | (counts_5 != 6'd63));
            assert_what_was_remembered_is_still_counted_6: assert (remembered_5 <= counts_5);
            assert_one_response_comes_for_each_request_7: assert (~down_6 | (counts_6 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_7: assert (~up_6 | down_6 | (counts_6 != 6'd63));
            assert_what_was_remembered_is_still_counted_7: assert (remembered_6 <= counts_6);
            assert_one_response_comes_for_each_request_8: assert (~down_7 | (counts_7 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_8: assert (~up_7 | down_7 | (counts_7 != 6'd63));
            assert_what_was_remembered_is_still_counted_8: assert (remembered_7 <= counts_7);
            assert_one_response_comes_for_each_request_9: assert (~down_8 | (counts_8 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_9: assert (~up_8 | down_8 | (counts_8 != 6'd63));
            assert_what_was_remembered_is_still_counted_9: assert (remembered_8 <= counts_8);
            assert_one_response_comes_for_each_request_10: assert (~down_9 | (counts_9 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_10: assert (~up_9 | down_9 | (counts_9 != 6'd63));
            assert_what_was_remembered_is_still_counted_10: assert (remembered_9 <= counts_9);
            assert_one_response_comes_for_each_request_11: assert (~down_10 | (counts_10 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_11: assert (~up_10 | down_10 | (counts_10 != 6'd63));
            assert_what_was_remembered_is_still_counted_11: assert (remembered_10 <= counts_10);
            assert_one_response_comes_for_each_request_12: assert (~down_11 | (counts_11 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_12: assert (~up_11 | down_11 | (counts_11 != 6'd63));
            assert_what_was_remembered_is_still_counted_12: assert (remembered_11 <= counts_11);
            assert_one_response_comes_for_each_request_13: assert (~down_12 | (counts_12 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_13: assert (~up_12 | down_12 | (counts_12 != 6'd63));
            assert_what_was_remembered_is_still_counted_13: assert (remembered_12 <= counts_12);
            assert_one_response_comes_for_each_request_14: assert (~down_13 | (counts_13 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_14: assert (~up_13 | down_13 | (counts_13 != 6'd63));
            assert_what_was_remembered_is_still_counted_14: assert (remembered_13 <= counts_13);
            assert_one_response_comes_for_each_request_15: assert (~down_14 | (counts_14 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_15: assert (~up_14 | down_14 | (counts_14 != 6'd63));
            assert_what_was_remembered_is_still_counted_15: assert (remembered_14 <= counts_14);
            assert_one_response_comes_for_each_request_16: assert (~down_15 | (counts_15 != 6'd0));
            assert_no_request_is_issued_beyond_the_limit_16: assert (~up_15 | down_15 | (counts_15 != 6'd63));
            assert_what_was_remembered_is_still_counted_16: assert (remembered_15 <= counts_15);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!(~down_0 | (counts_0 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_0 | down_0 | (counts_0 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_0 <= counts_0)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_1 | (counts_1 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_2 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_1 | down_1 | (counts_1 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_2 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_1 <= counts_1)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_2 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_2 | (counts_2 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_3 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_2 | down_2 | (counts_2 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_3 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_2 <= counts_2)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_3 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_3 | (counts_3 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_4 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_3 | down_3 | (counts_3 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_4 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_3 <= counts_3)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_4 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_4 | (counts_4 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_5 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_4 | down_4 | (counts_4 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_5 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_4 <= counts_4)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_5 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_5 | (counts_5 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_6 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_5 | down_5 | (counts_5 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_6 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_5 <= counts_5)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_6 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_6 | (counts_6 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_7 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_6 | down_6 | (counts_6 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_7 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_6 <= counts_6)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_7 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_7 | (counts_7 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_8 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_7 | down_7 | (counts_7 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_8 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_7 <= counts_7)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_8 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_8 | (counts_8 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_9 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_8 | down_8 | (counts_8 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_9 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_8 <= counts_8)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_9 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_9 | (counts_9 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_10 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_9 | down_9 | (counts_9 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_10 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_9 <= counts_9)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_10 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_10 | (counts_10 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_11 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_10 | down_10 | (counts_10 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_11 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_10 <= counts_10)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_11 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_11 | (counts_11 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_12 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_11 | down_11 | (counts_11 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_12 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_11 <= counts_11)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_12 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_12 | (counts_12 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_13 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_12 | down_12 | (counts_12 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_13 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_12 <= counts_12)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_13 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_13 | (counts_13 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_14 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_13 | down_13 | (counts_13 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_14 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_13 <= counts_13)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_14 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_14 | (counts_14 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_15 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_14 | down_14 | (counts_14 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_15 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_14 <= counts_14)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_15 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
            if (!(~down_15 | (counts_15 != 6'd0))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.one_response_comes_for_each_request_16 assert at OutstandingRequests.java in %m: one response comes for each request"
                );
                $fatal;
            end
            if (!(~up_15 | down_15 | (counts_15 != 6'd63))) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.no_request_is_issued_beyond_the_limit_16 assert at OutstandingRequests.java in %m: no request is issued beyond the limit"
                );
                $fatal;
            end
            if (!(remembered_15 <= counts_15)) begin
                $display(
                    "portcullis.check.OutstandingRequests_4x63.what_was_remembered_is_still_counted_16 assert at OutstandingRequests.java in %m: what was remembered is still counted"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
