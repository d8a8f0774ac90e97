# The two programs, and the data files they look for beside themselves.
file(GLOB cli CONFIGURE_DEPENDS cli/*.c)
list(REMOVE_ITEM cli ${CMAKE_CURRENT_SOURCE_DIR}/cli/verify_main.c)

add_executable(exhibit ${cli})
target_link_libraries(exhibit PRIVATE ${layers_above} ex_report ex_bundle ex_assess ex_engine
	ex_transport ex_spool ex_aws ex_plan ex_doc ex_base
	PkgConfig::ARCHIVE PkgConfig::XSLT)
target_compile_definitions(ex_base PRIVATE
	EXHIBIT_SHARE_DIR="${CMAKE_INSTALL_FULL_DATADIR}/exhibit")
if(TARGET ex_plan)
	target_compile_definitions(ex_plan PRIVATE
		EXHIBIT_MODULE_DIR="${CMAKE_INSTALL_FULL_LIBDIR}/exhibit")
endif()
if(STATIC_COLLECTORS)
	target_compile_definitions(exhibit PRIVATE STATIC_COLLECTORS)
	target_link_libraries(exhibit PRIVATE ex_collectors)
endif()

add_executable(exhibit-verify cli/verify_main.c)
target_link_libraries(exhibit-verify PRIVATE ex_bundle)

set(share ${CMAKE_BINARY_DIR}/share)
file(MAKE_DIRECTORY ${share})
file(CREATE_LINK ${PROJECT_SOURCE_DIR}/report-templates ${share}/templates SYMBOLIC)
file(CREATE_LINK ${PROJECT_SOURCE_DIR}/core/aws/endpoints.tsv ${share}/endpoints.tsv SYMBOLIC)
file(CREATE_LINK ${PROJECT_SOURCE_DIR}/core/assess/dlc.tsv ${share}/dlc.tsv SYMBOLIC)
file(CREATE_LINK ${PROJECT_SOURCE_DIR}/tests/contract/names ${share}/models SYMBOLIC)

install(TARGETS exhibit exhibit-verify RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES aws/endpoints.tsv assess/dlc.tsv DESTINATION ${CMAKE_INSTALL_DATADIR}/exhibit)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/tests/contract/names/
	DESTINATION ${CMAKE_INSTALL_DATADIR}/exhibit/models FILES_MATCHING PATTERN "*.ops")
install(FILES cli/exhibit.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
