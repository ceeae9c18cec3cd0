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

    reg         masked_0;
    reg         masked_1;
    reg         masked_2;
    reg         masked_3;
    reg         masked_4;
    reg         masked_5;
    reg         masked_6;
    reg         masked_7;
    reg         masked_8;
    reg         masked_9;
    reg         masked_10;
    reg         masked_11;
    reg         masked_12;
    reg         masked_13;
    reg         masked_14;
    reg         masked_15;
    reg         waiting_0;
    reg         waiting_1;
    reg         waiting_2;
    reg         waiting_3;
    reg         waiting_4;
    reg         waiting_5;
    reg         waiting_6;
    reg         waiting_7;
    reg         waiting_8;
    reg         waiting_9;
    reg         waiting_10;
    reg         waiting_11;
    reg         waiting_12;
    reg         waiting_13;
    reg         waiting_14;
    reg         waiting_15;
    reg  [1:0]  state;
    reg  [29:0] lowAddresses [0:15];
    reg  [23:0] highAddresses [0:15];
    reg  [31:0] data [0:15];
    reg  [53:0] message_address;
    reg  [31:0] message_data;

    wire [15:0] released_joined = {
        waiting_15, waiting_14, waiting_13, waiting_12, waiting_11, waiting_10, waiting_9,
        waiting_8, waiting_7, waiting_6, waiting_5, waiting_4, waiting_3, waiting_2, waiting_1,
        waiting_0
    };
    wire [15:0] released_joined_2 = {
        masked_15, masked_14, masked_13, masked_12, masked_11, masked_10, masked_9, masked_8,
        masked_7, masked_6, masked_5, masked_4, masked_3, masked_2, masked_1, masked_0
    };
    wire [15:0] released = released_joined & ~released_joined_2;
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
    wire turn_0 = ~access;
    wire turn_1 = (state == STATE_IDLE) & turn_0;
    wire fromSource = turn_1 & anySource;
    wire sends_element =
        vector == 4'd0 ? masked_0 :
        vector == 4'd1 ? masked_1 :
        vector == 4'd2 ? masked_2 :
        vector == 4'd3 ? masked_3 :
        vector == 4'd4 ? masked_4 :
        vector == 4'd5 ? masked_5 :
        vector == 4'd6 ? masked_6 :
        vector == 4'd7 ? masked_7 :
        vector == 4'd8 ? masked_8 :
        vector == 4'd9 ? masked_9 :
        vector == 4'd10 ? masked_10 :
        vector == 4'd11 ? masked_11 :
        vector == 4'd12 ? masked_12 :
        vector == 4'd13 ? masked_13 :
        vector == 4'd14 ? masked_14 :
        masked_15;
    wire sends = (anySource ? ~sends_element : (|released)) & turn_1;
    wire [3:0] port = access ? accessedVector : vector;
    wire [23:0] highAddresses_word = highAddresses[port];
    wire [29:0] lowAddresses_word = lowAddresses[port];
    wire [53:0] concat = {highAddresses_word, lowAddresses_word};
    wire [31:0] value = data[port];
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
    assign addressValue = {8'd0, concat, 2'd0};
    assign dataValue = value;
    wire controlValue_element =
        accessedVector == 4'd0 ? masked_0 :
        accessedVector == 4'd1 ? masked_1 :
        accessedVector == 4'd2 ? masked_2 :
        accessedVector == 4'd3 ? masked_3 :
        accessedVector == 4'd4 ? masked_4 :
        accessedVector == 4'd5 ? masked_5 :
        accessedVector == 4'd6 ? masked_6 :
        accessedVector == 4'd7 ? masked_7 :
        accessedVector == 4'd8 ? masked_8 :
        accessedVector == 4'd9 ? masked_9 :
        accessedVector == 4'd10 ? masked_10 :
        accessedVector == 4'd11 ? masked_11 :
        accessedVector == 4'd12 ? masked_12 :
        accessedVector == 4'd13 ? masked_13 :
        accessedVector == 4'd14 ? masked_14 :
        masked_15;
    assign controlValue = {31'd0, controlValue_element};

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
        if (reset) begin
            masked_0 <= 1'b0;
            masked_1 <= 1'b0;
            masked_2 <= 1'b0;
            masked_3 <= 1'b0;
            masked_4 <= 1'b0;
            masked_5 <= 1'b0;
            masked_6 <= 1'b0;
            masked_7 <= 1'b0;
            masked_8 <= 1'b0;
            masked_9 <= 1'b0;
            masked_10 <= 1'b0;
            masked_11 <= 1'b0;
            masked_12 <= 1'b0;
            masked_13 <= 1'b0;
            masked_14 <= 1'b0;
            masked_15 <= 1'b0;
        end else if (controlWrite_halves) begin
            case (accessedVector)
                4'd0: masked_0 <= controlWrite_halves_and_0;
                4'd1: masked_1 <= controlWrite_halves_and_0;
                4'd2: masked_2 <= controlWrite_halves_and_0;
                4'd3: masked_3 <= controlWrite_halves_and_0;
                4'd4: masked_4 <= controlWrite_halves_and_0;
                4'd5: masked_5 <= controlWrite_halves_and_0;
                4'd6: masked_6 <= controlWrite_halves_and_0;
                4'd7: masked_7 <= controlWrite_halves_and_0;
                4'd8: masked_8 <= controlWrite_halves_and_0;
                4'd9: masked_9 <= controlWrite_halves_and_0;
                4'd10: masked_10 <= controlWrite_halves_and_0;
                4'd11: masked_11 <= controlWrite_halves_and_0;
                4'd12: masked_12 <= controlWrite_halves_and_0;
                4'd13: masked_13 <= controlWrite_halves_and_0;
                4'd14: masked_14 <= controlWrite_halves_and_0;
                4'd15: masked_15 <= controlWrite_halves_and_0;
            endcase
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            waiting_0 <= 1'b0;
            waiting_1 <= 1'b0;
            waiting_2 <= 1'b0;
            waiting_3 <= 1'b0;
            waiting_4 <= 1'b0;
            waiting_5 <= 1'b0;
            waiting_6 <= 1'b0;
            waiting_7 <= 1'b0;
            waiting_8 <= 1'b0;
            waiting_9 <= 1'b0;
            waiting_10 <= 1'b0;
            waiting_11 <= 1'b0;
            waiting_12 <= 1'b0;
            waiting_13 <= 1'b0;
            waiting_14 <= 1'b0;
            waiting_15 <= 1'b0;
            state <= STATE_IDLE;
        end else begin
            if (turn_1) begin
                if (anySource & ~sends) begin
                    case (vector)
                        4'd0: waiting_0 <= 1'b1;
                        4'd1: waiting_1 <= 1'b1;
                        4'd2: waiting_2 <= 1'b1;
                        4'd3: waiting_3 <= 1'b1;
                        4'd4: waiting_4 <= 1'b1;
                        4'd5: waiting_5 <= 1'b1;
                        4'd6: waiting_6 <= 1'b1;
                        4'd7: waiting_7 <= 1'b1;
                        4'd8: waiting_8 <= 1'b1;
                        4'd9: waiting_9 <= 1'b1;
                        4'd10: waiting_10 <= 1'b1;
                        4'd11: waiting_11 <= 1'b1;
                        4'd12: waiting_12 <= 1'b1;
                        4'd13: waiting_13 <= 1'b1;
                        4'd14: waiting_14 <= 1'b1;
                        4'd15: waiting_15 <= 1'b1;
                    endcase
                end
                if (sends & ~anySource) begin
                    case (vector)
                        4'd0: waiting_0 <= 1'b0;
                        4'd1: waiting_1 <= 1'b0;
                        4'd2: waiting_2 <= 1'b0;
                        4'd3: waiting_3 <= 1'b0;
                        4'd4: waiting_4 <= 1'b0;
                        4'd5: waiting_5 <= 1'b0;
                        4'd6: waiting_6 <= 1'b0;
                        4'd7: waiting_7 <= 1'b0;
                        4'd8: waiting_8 <= 1'b0;
                        4'd9: waiting_9 <= 1'b0;
                        4'd10: waiting_10 <= 1'b0;
                        4'd11: waiting_11 <= 1'b0;
                        4'd12: waiting_12 <= 1'b0;
                        4'd13: waiting_13 <= 1'b0;
                        4'd14: waiting_14 <= 1'b0;
                        4'd15: waiting_15 <= 1'b0;
                    endcase
                end
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
        if (turn_1) begin
            if (sends) begin
                message_address <= concat;
                message_data <= value;
            end
        end
    end

    // Not used, on purpose.
    // reserved bits are ignored
    wire unused = &{1'b0, addressWrite_data, controlWrite_data};
endmodule
