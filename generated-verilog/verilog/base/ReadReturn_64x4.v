// Returns the data of reads, and SLVERR for reads that are refused.
module ReadReturn_64x4 (
    input  wire        clock,
    input  wire        reset,
    input  wire        translated_valid,
    output wire        translated_ready,
    input  wire [3:0]  translated_payload_id,
    input  wire [63:0] translated_payload_data,
    input  wire [1:0]  translated_payload_resp,
    input  wire        translated_payload_last,
    output wire        device_valid,
    input  wire        device_ready,
    output wire [3:0]  device_payload_id,
    output wire [63:0] device_payload_data,
    output wire [1:0]  device_payload_resp,
    output wire        device_payload_last,
    input  wire        refuse,
    input  wire [3:0]  id,
    input  wire [7:0]  len,
    output wire        free,
    output wire        refused
);
    localparam [1:0] RESPONSE_SLVERR = 2'd2;

    reg         refusing;
    reg  [3:0]  refusedId;
    reg  [7:0]  beatsAfter;
    // Error beats and data take turns, so that neither waits for the other's end.
    reg         errorTurn;
    wire        outgoing_in_valid;
    wire        outgoing_in_ready;
    wire [3:0]  outgoing_in_payload_id;
    wire [63:0] outgoing_in_payload_data;
    wire [1:0]  outgoing_in_payload_resp;
    wire        outgoing_in_payload_last;
    wire        outgoing_out_valid;
    wire        outgoing_out_ready;
    wire [3:0]  outgoing_out_payload_id;
    wire [63:0] outgoing_out_payload_data;
    wire [1:0]  outgoing_out_payload_resp;
    wire        outgoing_out_payload_last;

    SkidBuffer_71 outgoing (
        .clock            (clock),
        .reset            (reset),
        .in_valid         (outgoing_in_valid),
        .in_ready         (outgoing_in_ready),
        .in_payload_id    (outgoing_in_payload_id),
        .in_payload_data  (outgoing_in_payload_data),
        .in_payload_resp  (outgoing_in_payload_resp),
        .in_payload_last  (outgoing_in_payload_last),
        .out_valid        (outgoing_out_valid),
        .out_ready        (outgoing_out_ready),
        .out_payload_id   (outgoing_out_payload_id),
        .out_payload_data (outgoing_out_payload_data),
        .out_payload_resp (outgoing_out_payload_resp),
        .out_payload_last (outgoing_out_payload_last)
    );

    wire offersError = refusing & errorTurn;
    wire isLast = beatsAfter == 8'd0;
    wire errorBeat = offersError & outgoing_in_ready;
    assign device_valid = outgoing_out_valid;
    assign outgoing_out_ready = device_ready;
    assign device_payload_id = outgoing_out_payload_id;
    assign device_payload_data = outgoing_out_payload_data;
    assign device_payload_resp = outgoing_out_payload_resp;
    assign device_payload_last = outgoing_out_payload_last;
    assign outgoing_in_valid = offersError | translated_valid;
    assign outgoing_in_payload_id = offersError ? refusedId : translated_payload_id;
    assign outgoing_in_payload_data = offersError ? 64'd0 : translated_payload_data;
    assign outgoing_in_payload_resp = offersError ? RESPONSE_SLVERR : translated_payload_resp;
    assign outgoing_in_payload_last = offersError ? isLast : translated_payload_last;
    assign translated_ready = outgoing_in_ready & ~offersError;
    assign refused = errorBeat & isLast;
    assign free = ~refusing;

    always @(posedge clock) begin
        if (reset) errorTurn <= 1'b0;
        else if (outgoing_in_ready) errorTurn <= ~errorTurn;
    end

    always @(posedge clock) begin
        if (outgoing_in_ready) begin
            if (offersError) beatsAfter <= beatsAfter - 8'd1;
        end
        if (refuse) begin
            refusedId <= id;
            beatsAfter <= len;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            refusing <= 1'b0;
        end else begin
            if (refused) refusing <= 1'b0;
            if (refuse) refusing <= 1'b1;
        end
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_read_is_refused_at_a_time: assert (~refuse | free);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!(~refuse | free)) begin
                $display(
                    "portcullis.check.ReadReturn_64x4.one_read_is_refused_at_a_time assert at ReadReturn.java in %m: one read is refused at a time"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
