// Takes one doubleword of a device context into what is known of it, and checks it.
module DeviceContextWord_small (
    input  wire [63:0] data,
    input  wire [2:0]  number,
    input  wire        before_disableFaultReports,
    input  wire        before_processDirectory,
    input  wire        before_defaultProcess,
    input  wire        before_enforceSnoop,
    input  wire        before_secondStageMode,
    input  wire [15:0] before_gscid,
    input  wire [43:0] before_secondStagePage,
    input  wire [19:0] before_pscid,
    input  wire [1:0]  before_firstStageMode,
    input  wire [43:0] before_firstStagePage,
    input  wire        before_msi,
    output reg         after_disableFaultReports,
    output reg         after_processDirectory,
    output reg         after_defaultProcess,
    output reg         after_enforceSnoop,
    output reg         after_secondStageMode,
    output reg  [15:0] after_gscid,
    output reg  [43:0] after_secondStagePage,
    output reg  [19:0] after_pscid,
    output reg  [1:0]  after_firstStageMode,
    output reg  [43:0] after_firstStagePage,
    output wire        after_msi,
    output wire        valid,
    output reg         broken
);
    wire processDirectory = data[5];
    wire defaultProcess = data[9];
    wire reservedOrAbsent_any_0 = 1'b0 | (|data[3:1]);
    wire reservedOrAbsent_any_1 = reservedOrAbsent_any_0 | (|data[8:6]);
    wire reservedOrAbsent_any_2 = reservedOrAbsent_any_1 | (|data[23:10]);
    wire reservedOrAbsent_any_3 = reservedOrAbsent_any_2 | (|data[63:32]);
    wire [1:0] paged_sum = data[61:60] + 2'd1;
    wire paged = paged_sum[0];
    wire supported =
        (data[63:60] == 4'd0) |
        (data[63:60] == 4'd8) |
        ((data[63:60] == 4'd9) & 1'b0) |
        ((data[63:60] == 4'd10) & 1'b0);
    wire misaligned = (data[63:60] != 4'd0) & (data[1:0] != 2'd0);

    // RCID and MCID are reserved without QoS identifiers.
    wire any_0 = 1'b0 | (|data[11:0]);
    wire any_1 = any_0 | (|data[63:32]);
    wire words_supported_merged =
        (data[63:60] == 4'd0) |
        (data[63:60] == 4'd8) |
        ((data[63:60] == 4'd9) & 1'b0) |
        ((data[63:60] == 4'd10) & 1'b0);
    wire words_supported = before_processDirectory ? (data[63:60] <= 4'd3) : words_supported_merged;
    wire words_any = 1'b0 | (|data[59:44]);

    always @* begin
        after_disableFaultReports = before_disableFaultReports;
        after_processDirectory = before_processDirectory;
        after_defaultProcess = before_defaultProcess;
        after_enforceSnoop = before_enforceSnoop;
        after_secondStageMode = before_secondStageMode;
        after_gscid = before_gscid;
        after_secondStagePage = before_secondStagePage;
        after_pscid = before_pscid;
        after_firstStageMode = before_firstStageMode;
        after_firstStagePage = before_firstStagePage;
        broken = 1'b0;
        case (number)
            3'd0: begin
                after_disableFaultReports = data[4];
                after_processDirectory = processDirectory;
                after_defaultProcess = defaultProcess;
                after_enforceSnoop = 1'b0;
                broken = reservedOrAbsent_any_3 | (defaultProcess & ~processDirectory);
            end
            3'd1: begin
                after_secondStageMode = data[63] ? paged : 1'b0;
                after_gscid = data[59:44];
                after_secondStagePage = data[43:0];
                broken = ~supported | misaligned | 1'b0;
            end
            3'd2: begin
                after_pscid = data[31:12];
                broken = any_1;
            end
            3'd3: begin
                after_firstStageMode =
                    before_processDirectory ? data[61:60] :
                    data[63] ? (data[61:60] + 2'd1) :
                    2'd0;
                after_firstStagePage = data[43:0];
                broken = ~words_supported | words_any | 1'b0;
            end
            default: ;
        endcase
    end

    assign after_msi = before_msi;
    assign valid = data[0];

    // Not used, on purpose.
    wire unused = &{1'b0, paged_sum[1]};
endmodule
