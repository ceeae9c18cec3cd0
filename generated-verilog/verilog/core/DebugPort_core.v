// Translation requests of software.
module DebugPort_core (
    input  wire        clock,
    input  wire        reset,
    input  wire [1:0]  iovaWrite_halves,
    input  wire [63:0] iovaWrite_data,
    output wire [63:0] iovaValue,
    input  wire [1:0]  controlWrite_halves,
    input  wire [63:0] controlWrite_data,
    output wire [63:0] controlValue,
    output wire [63:0] responseValue,
    output wire        start_valid,
    input  wire        start_ready,
    output wire [23:0] start_payload_deviceId,
    output wire        start_payload_processIdValid,
    output wire [19:0] start_payload_processId,
    output wire [51:0] start_payload_page,
    output wire        start_payload_write,
    output wire        start_payload_execute,
    output wire        start_payload_privileged,
    output wire [1:0]  start_payload_addressType,
    output wire        start_payload_debug,
    input  wire [2:0]  startedWalk,
    input  wire [7:0]  done,
    output wire [2:0]  resultOf,
    input  wire        result_fault,
    input  wire [11:0] result_cause,
    input  wire        result_reported,
    input  wire [63:0] result_iotval2,
    input  wire [43:0] result_translation_page,
    input  wire [1:0]  result_translation_memoryType,
    input  wire        result_translation_throughMsi,
    input  wire        result_translation_coherent,
    input  wire [5:0]  result_range,
    output wire [7:0]  held,
    output wire        faults_valid,
    input  wire        faults_ready,
    output wire [11:0] faults_payload_cause,
    output wire [5:0]  faults_payload_transactionType,
    output wire [23:0] faults_payload_deviceId,
    output wire        faults_payload_processIdValid,
    output wire [19:0] faults_payload_processId,
    output wire        faults_payload_privileged,
    output wire [63:0] faults_payload_iotval,
    output wire [63:0] faults_payload_iotval2
);
    localparam [1:0] STATE_IDLE = 2'd0;
    localparam [1:0] STATE_START = 2'd1;
    localparam [1:0] STATE_WALK = 2'd2;

    reg  [1:0]  state;
    reg  [51:0] page;
    reg         privileged;
    reg         execute;
    reg         noWrite;
    reg         processIdValid;
    reg  [19:0] processId;
    reg  [23:0] deviceId;
    reg  [2:0]  walk;
    reg  [63:0] tr_response;

    wire idle = state == STATE_IDLE;
    wire walks = state == STATE_WALK;
    wire ready = walks & done[walk];
    wire reports = ready & result_fault & result_reported;
    wire ends = ready & (~reports | faults_ready);
    wire response_merged =
        (result_range > 6'd56) |
        (result_translation_page[43] & ~(result_range == 6'd56));
    wire response_merged_2 =
        (result_range > 6'd55) |
        (result_translation_page[42] & ~(result_range == 6'd55));
    wire response_merged_3 =
        (result_range > 6'd54) |
        (result_translation_page[41] & ~(result_range == 6'd54));
    wire response_merged_4 =
        (result_range > 6'd53) |
        (result_translation_page[40] & ~(result_range == 6'd53));
    wire response_merged_5 =
        (result_range > 6'd52) |
        (result_translation_page[39] & ~(result_range == 6'd52));
    wire response_merged_6 =
        (result_range > 6'd51) |
        (result_translation_page[38] & ~(result_range == 6'd51));
    wire response_merged_7 =
        (result_range > 6'd50) |
        (result_translation_page[37] & ~(result_range == 6'd50));
    wire response_merged_8 =
        (result_range > 6'd49) |
        (result_translation_page[36] & ~(result_range == 6'd49));
    wire response_merged_9 =
        (result_range > 6'd48) |
        (result_translation_page[35] & ~(result_range == 6'd48));
    wire response_merged_10 =
        (result_range > 6'd47) |
        (result_translation_page[34] & ~(result_range == 6'd47));
    wire response_merged_11 =
        (result_range > 6'd46) |
        (result_translation_page[33] & ~(result_range == 6'd46));
    wire response_merged_12 =
        (result_range > 6'd45) |
        (result_translation_page[32] & ~(result_range == 6'd45));
    wire response_merged_13 =
        (result_range > 6'd44) |
        (result_translation_page[31] & ~(result_range == 6'd44));
    wire response_merged_14 =
        (result_range > 6'd43) |
        (result_translation_page[30] & ~(result_range == 6'd43));
    wire response_merged_15 =
        (result_range > 6'd42) |
        (result_translation_page[29] & ~(result_range == 6'd42));
    wire response_merged_16 =
        (result_range > 6'd41) |
        (result_translation_page[28] & ~(result_range == 6'd41));
    wire response_merged_17 =
        (result_range > 6'd40) |
        (result_translation_page[27] & ~(result_range == 6'd40));
    wire response_merged_18 =
        (result_range > 6'd39) |
        (result_translation_page[26] & ~(result_range == 6'd39));
    wire response_merged_19 =
        (result_range > 6'd38) |
        (result_translation_page[25] & ~(result_range == 6'd38));
    wire response_merged_20 =
        (result_range > 6'd37) |
        (result_translation_page[24] & ~(result_range == 6'd37));
    wire response_merged_21 =
        (result_range > 6'd36) |
        (result_translation_page[23] & ~(result_range == 6'd36));
    wire response_merged_22 =
        (result_range > 6'd35) |
        (result_translation_page[22] & ~(result_range == 6'd35));
    wire response_merged_23 =
        (result_range > 6'd34) |
        (result_translation_page[21] & ~(result_range == 6'd34));
    wire response_merged_24 =
        (result_range > 6'd33) |
        (result_translation_page[20] & ~(result_range == 6'd33));
    wire response_merged_25 =
        (result_range > 6'd32) |
        (result_translation_page[19] & ~(result_range == 6'd32));
    wire response_merged_26 =
        (result_range > 6'd31) |
        (result_translation_page[18] & ~(result_range == 6'd31));
    wire response_merged_27 =
        (result_range > 6'd30) |
        (result_translation_page[17] & ~(result_range == 6'd30));
    wire response_merged_28 =
        (result_range > 6'd29) |
        (result_translation_page[16] & ~(result_range == 6'd29));
    wire response_merged_29 =
        (result_range > 6'd28) |
        (result_translation_page[15] & ~(result_range == 6'd28));
    wire response_merged_30 =
        (result_range > 6'd27) |
        (result_translation_page[14] & ~(result_range == 6'd27));
    wire response_merged_31 =
        (result_range > 6'd26) |
        (result_translation_page[13] & ~(result_range == 6'd26));
    wire response_merged_32 =
        (result_range > 6'd25) |
        (result_translation_page[12] & ~(result_range == 6'd25));
    wire response_merged_33 =
        (result_range > 6'd24) |
        (result_translation_page[11] & ~(result_range == 6'd24));
    wire response_merged_34 =
        (result_range > 6'd23) |
        (result_translation_page[10] & ~(result_range == 6'd23));
    wire response_merged_35 =
        (result_range > 6'd22) |
        (result_translation_page[9] & ~(result_range == 6'd22));
    wire response_merged_36 =
        (result_range > 6'd21) |
        (result_translation_page[8] & ~(result_range == 6'd21));
    wire response_merged_37 =
        (result_range > 6'd20) |
        (result_translation_page[7] & ~(result_range == 6'd20));
    wire response_merged_38 =
        (result_range > 6'd19) |
        (result_translation_page[6] & ~(result_range == 6'd19));
    wire response_merged_39 =
        (result_range > 6'd18) |
        (result_translation_page[5] & ~(result_range == 6'd18));
    wire response_merged_40 =
        (result_range > 6'd17) |
        (result_translation_page[4] & ~(result_range == 6'd17));
    wire response_merged_41 =
        (result_range > 6'd16) |
        (result_translation_page[3] & ~(result_range == 6'd16));
    wire response_merged_42 =
        (result_range > 6'd15) |
        (result_translation_page[2] & ~(result_range == 6'd15));
    wire response_merged_43 =
        (result_range > 6'd14) |
        (result_translation_page[1] & ~(result_range == 6'd14));
    wire response_merged_44 =
        (result_range > 6'd13) |
        (result_translation_page[0] & ~(result_range == 6'd13));
    wire [43:0] response_joined = {
        response_merged, response_merged_2, response_merged_3, response_merged_4, response_merged_5,
        response_merged_6, response_merged_7, response_merged_8, response_merged_9,
        response_merged_10, response_merged_11, response_merged_12, response_merged_13,
        response_merged_14, response_merged_15, response_merged_16, response_merged_17,
        response_merged_18, response_merged_19, response_merged_20, response_merged_21,
        response_merged_22, response_merged_23, response_merged_24, response_merged_25,
        response_merged_26, response_merged_27, response_merged_28, response_merged_29,
        response_merged_30, response_merged_31, response_merged_32, response_merged_33,
        response_merged_34, response_merged_35, response_merged_36, response_merged_37,
        response_merged_38, response_merged_39, response_merged_40, response_merged_41,
        response_merged_42, response_merged_43, response_merged_44
    };
    wire [63:0] response = {
        10'd0, response_joined,
        result_range > 6'd12,
        result_translation_memoryType, 6'd0, result_fault
    };
    assign start_payload_deviceId = deviceId;
    assign start_payload_processIdValid = processIdValid;
    assign start_payload_processId = processIdValid ? processId : 20'd0;
    assign start_payload_page = page;
    assign start_payload_write = ~noWrite;
    assign start_payload_execute = noWrite & execute;
    assign start_payload_privileged = processIdValid & privileged;
    assign start_payload_addressType = 2'd0;
    assign start_payload_debug = 1'b1;
    assign resultOf = walk;
    assign held = walks ? (8'd1 << walk) : 8'd0;
    assign faults_valid = reports;
    assign start_valid = state == STATE_START;
    assign faults_payload_cause = result_cause;
    assign faults_payload_transactionType =
        start_payload_write ? 6'd3 :
        start_payload_execute ? 6'd1 :
        6'd2;
    assign faults_payload_deviceId = deviceId;
    assign faults_payload_processIdValid = processIdValid;
    assign faults_payload_processId = start_payload_processId;
    assign faults_payload_privileged = start_payload_privileged;
    assign faults_payload_iotval = {page, 12'd0};
    assign faults_payload_iotval2 = result_iotval2;
    assign responseValue = tr_response;
    assign iovaValue = {page, 12'd0};
    assign controlValue = {
        deviceId, 7'd0, processIdValid, processId, 8'd0, noWrite, execute, privileged,
        ~idle
    };

    always @(posedge clock) begin
        if (reset) begin
            page <= 52'd0;
            privileged <= 1'b0;
            execute <= 1'b0;
            noWrite <= 1'b0;
            processIdValid <= 1'b0;
            processId <= 20'd0;
            deviceId <= 24'd0;
        end else if (idle) begin
            if (iovaWrite_halves[0]) page[19:0] <= iovaWrite_data[31:12];
            if (iovaWrite_halves[1]) page[51:20] <= iovaWrite_data[63:32];
            if (controlWrite_halves[0]) privileged <= controlWrite_data[1];
            if (controlWrite_halves[0]) execute <= controlWrite_data[2];
            if (controlWrite_halves[0]) noWrite <= controlWrite_data[3];
            if (controlWrite_halves[1]) processIdValid <= controlWrite_data[32];
            if (controlWrite_halves[0]) processId <= controlWrite_data[31:12];
            if (controlWrite_halves[1]) deviceId <= controlWrite_data[63:40];
        end
    end

    always @(posedge clock) begin
        if (start_valid & start_ready) walk <= startedWalk;
    end

    always @(posedge clock) begin
        if (reset) begin
            state <= STATE_IDLE;
        end else begin
            if (idle & controlWrite_halves[0] & controlWrite_data[0]) state <= STATE_START;
            if (start_valid & start_ready) state <= STATE_WALK;
            if (ends) state <= STATE_IDLE;
        end
    end

    always @(posedge clock) begin
        if (ends) tr_response <= response;
    end

    // Not used, on purpose.
    // reserved bits are ignored
    // tr_response does not tell
    wire unused = &{
        1'b0,
        iovaWrite_data[11:0],
        controlWrite_data[39:33],
        controlWrite_data[11:4],
        result_translation_throughMsi,
        result_translation_coherent
    };
endmodule
