# SPDX-License-Identifier: EUPL-1.2
# Warnings, sanitizers and hardening for our own code; third-party headers come in as SYSTEM.
add_library(jalon_flags INTERFACE)
target_compile_options(jalon_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Werror
  -fno-delete-null-pointer-checks -fno-strict-overflow)
# Half a gigabyte before the compiler first collects its garbage: a tenth less time for some 50 MB more a process.
target_compile_options(jalon_flags INTERFACE --param=ggc-min-heapsize=524288 -fpch-preprocess)
target_link_options(jalon_flags INTERFACE -fuse-ld=mold)

if(JALON_SANITIZE)
  target_compile_options(jalon_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(jalon_flags INTERFACE -fsanitize=address,undefined)
endif()

target_compile_options(jalon_flags INTERFACE
  $<$<CONFIG:Release>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong
  -fstack-clash-protection -fcf-protection=full -ftrivial-auto-var-init=zero -fzero-call-used-regs=used-gpr -fPIE>)
target_link_options(jalon_flags INTERFACE
  $<$<CONFIG:Release>:-pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code>)
