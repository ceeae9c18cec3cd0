// Passes write data on, or swallows it if its write is refused; returns responses.
module WritePath_64x4x6 (
    input  wire        clock,
    input  wire        reset,
    input  wire        deviceData_valid,
    output wire        deviceData_ready,
    input  wire [63:0] deviceData_payload_data,
    input  wire [7:0]  deviceData_payload_strb,
    input  wire        deviceData_payload_last,
    output wire        translatedData_valid,
    input  wire        translatedData_ready,
    output wire [63:0] translatedData_payload_data,
    output wire [7:0]  translatedData_payload_strb,
    output wire        translatedData_payload_last,
    input  wire        translated_valid,
    output wire        translated_ready,
    input  wire [3:0]  translated_payload_id,
    input  wire [1:0]  translated_payload_resp,
    output wire        device_valid,
    input  wire        device_ready,
    output wire [3:0]  device_payload_id,
    output wire [1:0]  device_payload_resp,
    input  wire        issued,
    output wire        room,
    input  wire        refuse,
    input  wire [3:0]  id,
    output wire        free,
    output wire        refused
);
    localparam [1:0] REFUSAL_NONE = 2'd0;
    localparam [1:0] REFUSAL_SWALLOWING = 2'd1;
    localparam [1:0] REFUSAL_RESPONDING = 2'd2;
    localparam [1:0] RESPONSE_SLVERR = 2'd2;

    reg  [5:0]  toForward;
    reg  [1:0]  refusal;
    reg  [3:0]  refusedId;
    wire        data_skidBuffer_in_valid;
    wire        data_skidBuffer_in_ready;
    wire [63:0] data_skidBuffer_in_payload_data;
    wire [7:0]  data_skidBuffer_in_payload_strb;
    wire        data_skidBuffer_in_payload_last;
    wire        data_skidBuffer_out_valid;
    wire        data_skidBuffer_out_ready;
    wire [63:0] data_skidBuffer_out_payload_data;
    wire [7:0]  data_skidBuffer_out_payload_strb;
    wire        data_skidBuffer_out_payload_last;
    wire        responses_in_valid;
    wire        responses_in_ready;
    wire [3:0]  responses_in_payload_id;
    wire [1:0]  responses_in_payload_resp;
    wire        responses_out_valid;
    wire        responses_out_ready;
    wire [3:0]  responses_out_payload_id;
    wire [1:0]  responses_out_payload_resp;

    SkidBuffer_73 data_skidBuffer (
        .clock            (clock),
        .reset            (reset),
        .in_valid         (data_skidBuffer_in_valid),
        .in_ready         (data_skidBuffer_in_ready),
        .in_payload_data  (data_skidBuffer_in_payload_data),
        .in_payload_strb  (data_skidBuffer_in_payload_strb),
        .in_payload_last  (data_skidBuffer_in_payload_last),
        .out_valid        (data_skidBuffer_out_valid),
        .out_ready        (data_skidBuffer_out_ready),
        .out_payload_data (data_skidBuffer_out_payload_data),
        .out_payload_strb (data_skidBuffer_out_payload_strb),
        .out_payload_last (data_skidBuffer_out_payload_last)
    );

    wire forwards = toForward != 6'd0;
    wire swallows = ~forwards & (refusal == REFUSAL_SWALLOWING);
    wire forwarded = translatedData_valid & translatedData_ready & data_skidBuffer_out_payload_last;

    SkidBuffer_6 responses (
        .clock            (clock),
        .reset            (reset),
        .in_valid         (responses_in_valid),
        .in_ready         (responses_in_ready),
        .in_payload_id    (responses_in_payload_id),
        .in_payload_resp  (responses_in_payload_resp),
        .out_valid        (responses_out_valid),
        .out_ready        (responses_out_ready),
        .out_payload_id   (responses_out_payload_id),
        .out_payload_resp (responses_out_payload_resp)
    );

    wire responds = refusal == REFUSAL_RESPONDING;
    assign data_skidBuffer_in_valid = deviceData_valid;
    assign deviceData_ready = data_skidBuffer_in_ready;
    assign data_skidBuffer_in_payload_data = deviceData_payload_data;
    assign data_skidBuffer_in_payload_strb = deviceData_payload_strb;
    assign data_skidBuffer_in_payload_last = deviceData_payload_last;
    assign translatedData_valid = data_skidBuffer_out_valid & forwards;
    assign translatedData_payload_data = data_skidBuffer_out_payload_data;
    assign translatedData_payload_strb = data_skidBuffer_out_payload_strb;
    assign translatedData_payload_last = data_skidBuffer_out_payload_last;
    assign data_skidBuffer_out_ready = forwards ? translatedData_ready : swallows;
    assign room = ~&toForward;
    assign device_valid = responses_out_valid;
    assign responses_out_ready = device_ready;
    assign device_payload_id = responses_out_payload_id;
    assign device_payload_resp = responses_out_payload_resp;
    assign responses_in_valid = responds | translated_valid;
    assign responses_in_payload_id = responds ? refusedId : translated_payload_id;
    assign responses_in_payload_resp = responds ? RESPONSE_SLVERR : translated_payload_resp;
    assign translated_ready = responses_in_ready & ~responds;
    assign refused = responds & responses_in_ready;
    assign free = refusal == REFUSAL_NONE;

    always @(posedge clock) begin
        if (reset) toForward <= 6'd0;
        else if (issued & ~forwarded) toForward <= toForward + 6'd1;
        else if (forwarded & ~issued) toForward <= toForward - 6'd1;
    end

    wire refusal_masked = swallows & data_skidBuffer_out_valid & data_skidBuffer_out_payload_last;
    always @(posedge clock) begin
        if (reset) refusal <= REFUSAL_NONE;
        else if (refuse) refusal <= REFUSAL_SWALLOWING;
        else if (refusal_masked) refusal <= REFUSAL_RESPONDING;
        else if (refused) refusal <= REFUSAL_NONE;
    end

    always @(posedge clock) begin
        if (refuse) refusedId <= id;
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_write_is_refused_at_a_time: assert (~refuse | free);
            assert_no_write_is_issued_beyond_the_count_of_bursts: assert (~issued | room);
            assert_no_write_is_issued_behind_one_that_is_being_refu: assert (~issued | free | refused);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!(~refuse | free)) begin
                $display(
                    "portcullis.check.WritePath_64x4x6.one_write_is_refused_at_a_time assert at WritePath.java in %m: one write is refused at a time"
                );
                $fatal;
            end
            if (!(~issued | room)) begin
                $display(
                    "portcullis.check.WritePath_64x4x6.no_write_is_issued_beyond_the_count_of_bursts assert at WritePath.java in %m: no write is issued beyond the count of bursts"
                );
                $fatal;
            end
            if (!(~issued | free | refused)) begin
                $display(
                    "portcullis.check.WritePath_64x4x6.no_write_is_issued_behind_one_that_is_being_refu assert at WritePath.java in %m: no write is issued behind one that is being refused"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
