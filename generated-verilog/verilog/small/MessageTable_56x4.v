// Table of interrupt messages, and their sender.
module MessageTable_56x4 (
    input  wire        clock,
    input  wire        reset,
    input  wire [3:0]  accessedVector,
    input  wire        access,
    input  wire [1:0]  addressWrite_halves,
    input  wire [63:0] addressWrite_data,
    output wire [63:0] addressValue,
    input  wire        dataWrite_halves,
    input  wire [31:0] dataWrite_data,
    output wire [31:0] dataValue,
    input  wire        controlWrite_halves,
    input  wire [31:0] controlWrite_data,
    output wire [31:0] controlValue,
    input  wire        send_0,
    input  wire        send_1,
    output wire        sent_0,
    output wire        sent_1,
    input  wire [3:0]  vectors_0,
    input  wire [3:0]  vectors_1,
    output wire        write_valid,
    input  wire        write_ready,
    output wire [55:0] write_payload_address,
    output wire        write_payload_record,
    output wire [255:0] write_payload_data,
    input  wire        written_valid,
    input  wire        written_failed,
    output wire        faults_valid,
    input  wire        faults_ready,
    output wire [55:0] faults_payload
);
    localparam [1:0] STATE_IDLE = 2'd0;
    localparam [1:0] STATE_SEND = 2'd1;
    localparam [1:0] STATE_AWAIT = 2'd2;
    localparam [1:0] STATE_REPORT = 2'd3;

    reg  [15:0] masked;
    reg  [15:0] waiting;                                 // The vectors whose message waits until their mask is cleared.
    reg  [1:0]  state;
    reg  [29:0] lowAddresses [0:15];
    reg  [23:0] highAddresses [0:15];
    reg  [31:0] data [0:15];
    reg  [53:0] message_address;
    reg  [31:0] message_data;

    wire [15:0] released = waiting & ~masked;
    wire anySource = |{send_1, send_0};
    wire [3:0] sourceVector = send_0 ? vectors_0 : vectors_1;
    wire [3:0] vector =
        anySource ? sourceVector :
        released[0] ? 4'd0 :
        released[1] ? 4'd1 :
        released[2] ? 4'd2 :
        released[3] ? 4'd3 :
        released[4] ? 4'd4 :
        released[5] ? 4'd5 :
        released[6] ? 4'd6 :
        released[7] ? 4'd7 :
        released[8] ? 4'd8 :
        released[9] ? 4'd9 :
        released[10] ? 4'd10 :
        released[11] ? 4'd11 :
        released[12] ? 4'd12 :
        released[13] ? 4'd13 :
        released[14] ? 4'd14 :
        4'd15;
    wire idle = state == STATE_IDLE;
    wire turn = idle & ~access;
    wire fromSource = turn & anySource;
    wire vectorMasked = masked[vector];
    wire sends = (anySource ? ~vectorMasked : (|released)) & turn;
    wire [3:0] port = access ? accessedVector : vector;
    wire [23:0] highAddress = highAddresses[port];
    wire [29:0] lowAddress = lowAddresses[port];
    wire [53:0] highAddress_concat_lowAddress = {highAddress, lowAddress};
    wire [31:0] dataWord = data[port];
    wire controlWrite_halves_and_0 = controlWrite_halves & controlWrite_data[0];
    wire [55:0] message_address_concat_0 = {message_address, 2'd0};
    assign sent_0 = fromSource & send_0;
    assign sent_1 = fromSource & ~send_0;
    assign write_valid = state == STATE_SEND;
    assign write_payload_address = message_address_concat_0;
    assign write_payload_record = 1'b0;
    assign write_payload_data = {224'd0, message_data};
    assign faults_valid = state == STATE_REPORT;
    assign faults_payload = message_address_concat_0;
    assign addressValue = {8'd0, highAddress_concat_lowAddress, 2'd0};
    assign dataValue = dataWord;
    assign controlValue = {31'd0, masked[accessedVector]};

    always @(posedge clock) begin
        if (addressWrite_halves[0]) lowAddresses[accessedVector] <= addressWrite_data[31:2];
    end

    always @(posedge clock) begin
        if (addressWrite_halves[1]) highAddresses[accessedVector] <= addressWrite_data[55:32];
    end

    always @(posedge clock) begin
        if (dataWrite_halves) data[accessedVector] <= dataWrite_data;
    end

    always @(posedge clock) begin
        if (reset) masked <= 16'd0;
        else if (controlWrite_halves) masked[accessedVector] <= controlWrite_halves_and_0;
    end

    always @(posedge clock) begin
        if (reset) begin
            waiting <= 16'd0;
            state <= STATE_IDLE;
        end else begin
            if (turn) begin
                if (anySource & ~sends) waiting[vector] <= 1'b1;
                if (sends & ~anySource) waiting[vector] <= 1'b0;
                if (sends) state <= STATE_SEND;
            end
            if (write_valid & write_ready) state <= STATE_AWAIT;
            if ((state == STATE_AWAIT) & written_valid) begin
                state <= STATE_IDLE;
                if (written_failed) state <= STATE_REPORT;
            end
            if (faults_valid & faults_ready) state <= STATE_IDLE;
        end
    end

    always @(posedge clock) begin
        if (turn) begin
            if (sends) begin
                message_address <= highAddress_concat_lowAddress;
                message_data <= dataWord;
            end
        end
    end

    // Not used, on purpose.
    // reserved bits are ignored
    wire unused = &{
        1'b0,
        addressWrite_data[63:56],
        addressWrite_data[1:0],
        controlWrite_data[31:1]
    };
endmodule
