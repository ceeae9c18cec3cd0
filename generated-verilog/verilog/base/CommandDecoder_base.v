// Tells what a command means, and whether it is legal.
module CommandDecoder_base (
    input  wire        command_valid,
    input  wire        command_failed,
    input  wire [63:0] command_operation,
    input  wire [63:0] command_operands,
    input  wire [3:0]  settings_mode,
    input  wire [43:0] settings_directoryPage,
    input  wire        wires,
    output wire        illegal,
    output wire        fence,
    output wire        invalidation_valid,
    output wire [2:0]  invalidation_kind,
    output wire        invalidation_addressValid,
    output wire [51:0] invalidation_page,
    output wire        invalidation_pscidValid,
    output wire [19:0] invalidation_pscid,
    output wire        invalidation_guest,
    output wire [15:0] invalidation_gscid,
    output wire        invalidation_deviceValid,
    output wire [23:0] invalidation_deviceId,
    output wire [19:0] invalidation_processId
);
    localparam [2:0] KIND_VMA = 3'd0;
    localparam [2:0] KIND_GVMA = 3'd1;
    localparam [2:0] KIND_DEVICE_DIRECTORY = 3'd2;
    localparam [2:0] KIND_PROCESS_DIRECTORY = 3'd3;

    wire isVma = (command_operation[6:0] == 7'd1) & (command_operation[9:7] == 3'd0);
    wire isGvma = (command_operation[6:0] == 7'd1) & (command_operation[9:7] == 3'd1);
    wire isFence = (command_operation[6:0] == 7'd2) & (command_operation[9:7] == 3'd0);
    wire isDdt = (command_operation[6:0] == 7'd3) & (command_operation[9:7] == 3'd0);
    wire isPdt = (command_operation[6:0] == 7'd3) & (command_operation[9:7] == 3'd1);
    wire iotinvalReserved =
        (|(command_operation & 64'hf000_0ff8_0000_0800)) |
        (|(command_operands & 64'hc000_0000_0000_01ff)) |
        command_operation[34] |
        command_operands[9];
    wire gvmaIllegal = iotinvalReserved | command_operation[32];
    wire fenceIllegal =
        (|(command_operation & 64'hffff_c000)) |
        (|(command_operands & 64'hc000_0000_0000_0000)) |
        (command_operation[11] & ~wires);
    wire deviceValid = command_operation[33];
    wire beyondOne = |command_operation[63:47];
    wire beyondTwo = |command_operation[63:56];
    wire iodirIllegal_merged =
        ((settings_mode == 4'd2) & beyondOne) |
        ((settings_mode == 4'd3) & beyondTwo);
    wire iodirIllegal =
        (|(command_operation & 64'hfd_0000_0c00)) |
        (|(command_operands & 64'hffff_ffff_ffff_ffff)) |
        (deviceValid & iodirIllegal_merged);
    wire ddtIllegal = iodirIllegal | (command_operation[31:12] != 20'd0);
    wire pdtIllegal = iodirIllegal | ~deviceValid | 1'b0;
    wire known = isVma | isGvma | isFence | isDdt | isPdt;
    assign illegal =
        ~known |
        (isVma & iotinvalReserved) |
        (isGvma & gvmaIllegal) |
        (isFence & fenceIllegal) |
        (isDdt & ddtIllegal) |
        (isPdt & pdtIllegal);
    assign fence = isFence;
    assign invalidation_valid = ~(illegal | isFence);
    wire [2:0] invalidation_kind_choice = isGvma ? KIND_GVMA : KIND_VMA;
    assign invalidation_kind =
        (isVma | isGvma) ? invalidation_kind_choice :
        isPdt ? KIND_PROCESS_DIRECTORY :
        KIND_DEVICE_DIRECTORY;
    assign invalidation_addressValid = command_operation[10];
    assign invalidation_page = command_operands[61:10];
    assign invalidation_pscidValid = command_operation[32];
    assign invalidation_pscid = command_operation[31:12];
    assign invalidation_guest = command_operation[33];
    assign invalidation_gscid = command_operation[59:44];
    assign invalidation_deviceValid = deviceValid;
    assign invalidation_deviceId = command_operation[63:40];
    assign invalidation_processId = command_operation[31:12];

    // Not used, on purpose.
    // the meaning does not depend on it
    // only the mode matters
    // only a fence that is executed uses it
    wire unused = &{
        1'b0,
        command_valid,
        command_failed,
        settings_directoryPage,
        command_operation[63:32]
    };
endmodule
