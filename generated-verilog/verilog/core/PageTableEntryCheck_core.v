// Judges one page table entry of either stage for one access.
module PageTableEntryCheck_core (
    input  wire [63:0] entry,
    input  wire [2:0]  level,
    input  wire        secondStage,
    input  wire        need_read,
    input  wire        need_write,
    input  wire        need_execute,
    input  wire        supervisor,
    input  wire        userMemory,
    input  wire [51:0] page,
    output wire        denied,
    output wire        leaf,
    output wire [43:0] target,
    output wire        properties_permissions_read,
    output wire        properties_permissions_write,
    output wire        properties_permissions_execute,
    output wire        properties_permissions_user,
    output wire [1:0]  properties_memoryType
);
    wire readable = entry[1];
    wire writable = entry[2];
    wire executable = entry[3];
    wire user = entry[4];
    wire accessed = entry[6];
    wire dirty = entry[7];
    wire napot = entry[63];
    wire isLeaf = readable | executable;

    // Wrong whoever accesses: without Svrsw60t59b bits 60 and 59 are reserved, too.
    wire reserved = |entry[60:54];
    wire badMemoryType = entry[62:61] > 2'd2;
    wire malformed = ~entry[0] | (writable & ~readable) | reserved | badMemoryType;
    wire badPointer = (level == 3'd0) | accessed | dirty | user | napot | (entry[62:61] != 2'd0);
    wire badNapot = napot & ((level != 3'd0) | (entry[13:10] != 4'd8));
    wire aligned_0 = 1'b1 & ((level <= 3'd0) | (entry[18:10] == 9'd0));
    wire aligned_1 = aligned_0 & ((level <= 3'd1) | (entry[27:19] == 9'd0));
    wire aligned_2 = aligned_1 & ((level <= 3'd2) | (entry[36:28] == 9'd0));
    wire aligned_3 = aligned_2 & ((level <= 3'd3) | (entry[45:37] == 9'd0));
    wire badLeaf = ~aligned_3 | badNapot;

    // In these builds A and D are never set by hardware: a leaf without them faults.
    wire missing =
        (need_read & ~readable) |
        (need_write & ~(writable & dirty)) |
        (need_execute & ~executable) |
        ~accessed;

    // Supervisor privilege never executes from a user page, whatever SUM says.
    wire supervisorMayUse = ~user | (userMemory & ~need_execute);
    wire privileged = supervisor & ~secondStage;
    wire refusesPrivilege = ~(privileged ? supervisorMayUse : user);
    wire denied_choice = isLeaf ? (badLeaf | missing | refusesPrivilege) : badPointer;
    assign denied = malformed | denied_choice;
    assign leaf = isLeaf;
    wire [43:0] target_joined = {
        entry[53:46],
        level > 3'd3 ? page[35:27] : entry[45:37],
        level > 3'd2 ? page[26:18] : entry[36:28],
        level > 3'd1 ? page[17:9] : entry[27:19],
        level > 3'd0 ? page[8:4] : entry[18:14],
        ((level > 3'd0) | napot) ? page[3:0] : entry[13:10]
    };
    assign target = isLeaf ? target_joined : entry[53:10];
    assign properties_permissions_read = readable;
    assign properties_permissions_write = writable & dirty;
    assign properties_permissions_execute = executable;
    assign properties_permissions_user = user;
    assign properties_memoryType = entry[62:61];

    // Not used, on purpose.
    // G and RSW mean nothing here
    // the bits above all superpages come from the entry
    wire unused = &{1'b0, entry[9:8], entry[5], page[51:36]};
endmodule
