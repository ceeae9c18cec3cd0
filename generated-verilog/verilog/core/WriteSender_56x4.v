// Sends writes, one at a time, address and data independently of one another.
module WriteSender_56x4 (
    input  wire        clock,
    input  wire        reset,
    input  wire        writes_0_valid,
    output wire        writes_0_ready,
    input  wire [55:0] writes_0_payload_address,
    input  wire        writes_0_payload_record,
    input  wire [255:0] writes_0_payload_data,
    input  wire        writes_1_valid,
    output wire        writes_1_ready,
    input  wire [55:0] writes_1_payload_address,
    input  wire        writes_1_payload_record,
    input  wire [255:0] writes_1_payload_data,
    input  wire        writes_2_valid,
    output wire        writes_2_ready,
    input  wire [55:0] writes_2_payload_address,
    input  wire        writes_2_payload_record,
    input  wire [255:0] writes_2_payload_data,
    output wire        aw_valid,
    input  wire        aw_ready,
    output wire [3:0]  aw_payload_id,
    output wire [55:0] aw_payload_addr,
    output wire [7:0]  aw_payload_len,
    output wire [2:0]  aw_payload_size,
    output wire [1:0]  aw_payload_burst,
    output wire        aw_payload_lock,
    output wire [3:0]  aw_payload_cache,
    output wire [2:0]  aw_payload_prot,
    output wire [3:0]  aw_payload_qos,
    output wire [3:0]  aw_payload_region,
    output wire        w_valid,
    input  wire        w_ready,
    output wire [63:0] w_payload_data,
    output wire [7:0]  w_payload_strb,
    output wire        w_payload_last
);
    localparam [1:0] BURST_INCR = 2'd1;

    wire [2:0]  arbiter_requests;
    wire [2:0]  arbiter_grants;
    wire        arbiter_accept;
    reg         addressDone;
    reg         dataDone;
    reg  [1:0]  beat;

    Arbiter_3xROUND_ROBINxHELD arbiter (
        .clock    (clock),
        .reset    (reset),
        .requests (arbiter_requests),
        .grants   (arbiter_grants),
        .accept   (arbiter_accept)
    );

    wire [55:0] chosenAddress =
        ({56{arbiter_grants[0]}} & writes_0_payload_address) |
        ({56{arbiter_grants[1]}} & writes_1_payload_address) |
        ({56{arbiter_grants[2]}} & writes_2_payload_address);
    wire isRecord = arbiter_grants[0];
    wire offered = |arbiter_grants;
    wire last = ~isRecord | (beat == 2'd3);
    wire dataEnds = w_valid & w_ready & last;
    wire ends = (addressDone | (aw_valid & aw_ready)) & (dataDone | dataEnds);
    wire [63:0] beats_0 = writes_0_payload_data[63:0];
    wire [63:0] beats_1 = writes_0_payload_data[127:64];
    wire [63:0] beats_2 = writes_0_payload_data[191:128];
    wire [63:0] beats_3 = writes_0_payload_data[255:192];
    wire [31:0] fence = writes_1_payload_data[31:0];
    wire [31:0] message = writes_2_payload_data[31:0];
    wire [31:0] word = arbiter_grants[1] ? fence : message;
    wire upper = chosenAddress[2];
    assign arbiter_requests = {writes_2_valid, writes_1_valid, writes_0_valid};
    assign aw_valid = offered & ~addressDone;
    assign w_valid = offered & ~dataDone;
    assign arbiter_accept = ends;
    assign writes_0_ready = arbiter_grants[0] & ends;
    assign writes_1_ready = arbiter_grants[1] & ends;
    assign writes_2_ready = arbiter_grants[2] & ends;
    wire [1:0] aw_payload_id_selected =
        ({2{arbiter_grants[0]}} & 2'd0) |
        ({2{arbiter_grants[1]}} & 2'd1) |
        ({2{arbiter_grants[2]}} & 2'd2);
    assign aw_payload_id = {2'd0, aw_payload_id_selected};
    assign aw_payload_addr = chosenAddress;
    assign aw_payload_len = isRecord ? 8'd3 : 8'd0;
    assign aw_payload_size = isRecord ? 3'd3 : 3'd2;
    assign aw_payload_burst = BURST_INCR;
    assign aw_payload_lock = 1'b0;
    assign aw_payload_cache = isRecord ? 4'd2 : 4'd0;
    assign aw_payload_prot = 3'd0;
    assign aw_payload_qos = 4'd0;
    assign aw_payload_region = 4'd0;
    wire [63:0] w_payload_data_element =
        beat == 2'd0 ? beats_0 :
        beat == 2'd1 ? beats_1 :
        beat == 2'd2 ? beats_2 :
        beats_3;
    assign w_payload_data = isRecord ? w_payload_data_element : {2{word}};
    assign w_payload_strb =
        isRecord ? 8'd255 :
        upper ? 8'd240 :
        8'd15;
    assign w_payload_last = last;

    always @(posedge clock) begin
        if (reset) begin
            addressDone <= 1'b0;
            dataDone <= 1'b0;
        end else begin
            if (aw_valid & aw_ready) addressDone <= 1'b1;
            if (dataEnds) dataDone <= 1'b1;
            if (ends) begin
                addressDone <= 1'b0;
                dataDone <= 1'b0;
            end
        end
    end

    always @(posedge clock) begin
        if (reset) beat <= 2'd0;
        else if (w_valid & w_ready) beat <= last ? 2'd0 : (beat + 2'd1);
    end

    // Not used, on purpose.
    // words have 4 bytes
    wire unused = &{1'b0, writes_1_payload_data[255:32], writes_2_payload_data[255:32]};

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_records_come_from_the_fault_queue_only: assert (~writes_0_valid | (writes_0_payload_record == 1'b1));
            assert_records_come_from_the_fault_queue_only_2: assert (~writes_1_valid | (writes_1_payload_record == 1'b0));
            assert_records_come_from_the_fault_queue_only_3: assert (~writes_2_valid | (writes_2_payload_record == 1'b0));
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!(~writes_0_valid | (writes_0_payload_record == 1'b1))) begin
                $display(
                    "portcullis.check.WriteSender_56x4.records_come_from_the_fault_queue_only assert at WriteSender.java in %m: records come from the fault queue only"
                );
                $fatal;
            end
            if (!(~writes_1_valid | (writes_1_payload_record == 1'b0))) begin
                $display(
                    "portcullis.check.WriteSender_56x4.records_come_from_the_fault_queue_only_2 assert at WriteSender.java in %m: records come from the fault queue only"
                );
                $fatal;
            end
            if (!(~writes_2_valid | (writes_2_payload_record == 1'b0))) begin
                $display(
                    "portcullis.check.WriteSender_56x4.records_come_from_the_fault_queue_only_3 assert at WriteSender.java in %m: records come from the fault queue only"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
